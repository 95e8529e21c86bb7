package london.outcomes.table;

import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import london.outcomes.SharedSession;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTest {

  private static final SparkSession SESSION = SharedSession.get();

  @TempDir Path folder;

  @Test
  void rowsAreTheSameBytesInWhateverOrderAProcessHasListedTheirEncodings() throws IOException {
    byte[] written = written();
    byte[] otherwise = reversed(written);
    assertThat(otherwise).isNotEqualTo(written).hasSameSizeAs(written);
    assertThat(settled(otherwise)).isEqualTo(settled(written));
    assertThat(settled(settled(written))).isEqualTo(settled(written));
  }

  @Test
  void rowsAreReadAsBefore() throws IOException {
    Path file = Files.write(folder.resolve("settled.parquet"), settled(reversed(written())));
    assertThat(SESSION.read().parquet(file.toString()).where("name is null").count()).isEqualTo(1);
    assertThat(SESSION.read().parquet(file.toString()).agg(sum("id")).head().getLong(0))
        .isEqualTo(4950);
  }

  private byte[] written() throws IOException {
    Path target = folder.resolve("target");
    try (StagedFolder staged = new StagedFolder(Storage.of(SESSION), target.toString())) {
      staged.parquet(
          SESSION.range(100).selectExpr("id", "if(id = 7, null, concat('a', id % 3)) as name"),
          "a.parquet");
      staged.appear();
    }
    return Files.readAllBytes(target.resolve("a.parquet"));
  }

  /** The same file with the encodings of each column listed the other way round. */
  private static byte[] reversed(byte[] file) throws IOException {
    int size = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    int start = file.length - 8 - size;
    FileMetaData meta =
        Util.readFileMetaData(
            new ByteArrayInputStream(Arrays.copyOfRange(file, start, start + size)));
    meta.getRow_groups()
        .forEach(
            rows ->
                rows.getColumns()
                    .forEach(
                        c -> {
                          Collections.reverse(c.getMeta_data().getEncodings());
                          Collections.reverse(c.getMeta_data().getEncoding_stats());
                        }));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, start);
    Util.writeFileMetaData(meta, out);
    out.write(file, file.length - 8, 8);
    return out.toByteArray();
  }

  private byte[] settled(byte[] file) throws IOException {
    Path path = Files.write(folder.resolve("in.parquet"), file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var from = new org.apache.hadoop.fs.Path(path.toUri());
    try (var in = from.getFileSystem(new Configuration()).open(from)) {
      ParquetFooter.settle(in, file.length, out);
    }
    return out.toByteArray();
  }
}
