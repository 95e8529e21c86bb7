package london.outcomes.ingest;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * The rows of a packet of {@link RowPacker}. As in Spark's own scans, each is valid until the next.
 */
final class PackedRows implements Iterator<InternalRow> {

  private final byte[] packet;
  private final UnsafeRow row;
  private int at;

  /**
   * @param width fields of a row
   */
  PackedRows(byte[] packet, int width) {
    this.packet = packet;
    this.row = new UnsafeRow(width);
  }

  @Override
  public boolean hasNext() {
    return at < packet.length;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int size = (int) Platform.getLong(packet, Platform.BYTE_ARRAY_OFFSET + at);
    row.pointTo(packet, Platform.BYTE_ARRAY_OFFSET + at + Long.BYTES, size);
    at += Long.BYTES + size;
    return row;
  }
}
