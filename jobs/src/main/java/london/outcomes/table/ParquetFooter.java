package london.outcomes.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.io.IOUtils;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file, which says where its columns are and how they are encoded. Parquet's
 * writer lists the encodings of a column in the order of a hash set, which differs from one process
 * to the next: the same rows become other bytes. Nobody reads that order, so it can be settled.
 */
final class ParquetFooter {

  private static final int ENDING = 8;

  private ParquetFooter() {}

  /** Copies a file of this length, with what its end lists in one order. */
  static void settle(FSDataInputStream file, long length, OutputStream out) throws IOException {
    byte[] ending = new byte[ENDING];
    file.readFully(length - ENDING, ending);
    int size = ByteBuffer.wrap(ending).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] footer = new byte[size];
    file.readFully(length - ENDING - size, footer);

    file.seek(0);
    IOUtils.copyBytes(file, out, length - ENDING - size, false);
    byte[] settled = settled(footer);
    out.write(settled);
    ByteBuffer end = ByteBuffer.allocate(ENDING).order(ByteOrder.LITTLE_ENDIAN);
    // Four bytes of length, and the mark that the file began with.
    end.putInt(settled.length).put(ending, ENDING / 2, ENDING / 2);
    out.write(end.array());
  }

  private static byte[] settled(byte[] footer) throws IOException {
    FileMetaData meta = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup rows : meta.getRow_groups()) {
      for (ColumnChunk column : rows.getColumns()) {
        settle(column.getMeta_data());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(meta, out);
    return out.toByteArray();
  }

  private static void settle(ColumnMetaData column) {
    column.getEncodings().sort(Comparator.naturalOrder());
    if (column.isSetEncoding_stats()) {
      column
          .getEncoding_stats()
          .sort(
              Comparator.comparing(PageEncodingStats::getPage_type)
                  .thenComparing(PageEncodingStats::getEncoding));
    }
  }
}
