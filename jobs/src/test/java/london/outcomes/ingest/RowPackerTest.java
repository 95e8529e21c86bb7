package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class RowPackerTest {

  private static final StructType SCHEMA =
      new StructType().add("id", DataTypes.LongType).add("text", DataTypes.StringType);

  @Test
  void gives_back_every_row_in_order_however_long() {
    String longer = "x".repeat(3 << 20);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      texts.add(i % 1000 == 7 ? longer : "text " + i);
    }
    texts.add(null);

    List<String> found = new ArrayList<>();
    int packets = 0;
    RowPacker packer = new RowPacker(rows(texts), SCHEMA);
    while (packer.hasNext()) {
      packets++;
      PackedRows rows = new PackedRows(packer.next(), SCHEMA.size());
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        assertThat(row.getLong(0)).isEqualTo(found.size());
        found.add(row.isNullAt(1) ? null : row.getString(1));
      }
    }

    assertThat(found).isEqualTo(texts);
    assertThat(packets).isBetween(6, 20);
  }

  @Test
  void has_no_packet_where_there_are_no_rows() {
    assertThat(new RowPacker(rows(List.of()), SCHEMA)).isExhausted();
  }

  private static Iterator<InternalRow> rows(List<String> texts) {
    return Stream.iterate(0, i -> i + 1)
        .limit(texts.size())
        .<InternalRow>map(
            i ->
                new GenericInternalRow(
                    new Object[] {(long) i, UTF8String.fromString(texts.get(i))}))
        .iterator();
  }
}
