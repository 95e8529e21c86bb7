package london.outcomes.ingest;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;

/**
 * Packs the bytes of rows behind each other: a length of eight bytes, then the row, and so on. Half
 * a million rows that stay are then some hundred objects, which the collector copies in no time.
 */
final class RowPacker implements Iterator<byte[]> {

  /** In bytes; a row that is longer has a packet to itself. */
  private static final int PACKET = 1 << 20;

  private final Iterator<InternalRow> rows;
  private final UnsafeProjection projection;
  private UnsafeRow next;

  RowPacker(Iterator<InternalRow> rows, StructType schema) {
    this.rows = rows;
    this.projection = UnsafeProjection.create(schema);
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public byte[] next() {
    byte[] packet = new byte[Math.max(PACKET, Long.BYTES + next.getSizeInBytes())];
    int end = 0;
    while (next != null && end + Long.BYTES + next.getSizeInBytes() <= packet.length) {
      Platform.putLong(packet, Platform.BYTE_ARRAY_OFFSET + end, next.getSizeInBytes());
      next.writeToMemory(packet, Platform.BYTE_ARRAY_OFFSET + end + Long.BYTES);
      end += Long.BYTES + next.getSizeInBytes();
      advance();
    }
    return end == packet.length ? packet : Arrays.copyOf(packet, end);
  }

  private void advance() {
    next = null;
    if (rows.hasNext()) {
      InternalRow row = rows.next();
      next = row instanceof UnsafeRow unsafe ? unsafe : projection.apply(row);
    }
  }
}
