package london.outcomes.ingest.archive;

import java.util.function.LongSupplier;

/**
 * Counts what delivered bytes unpack to and stops a decompression bomb while it unpacks. What a
 * file declares of its own size is never asked.
 */
final class DecompressionLimit {

  /** Deflate cannot do better than about 1,000:1; tables of ours stay below 30:1. */
  static final int RATIO = 100;

  /** Below this nothing is in danger, and a short file of one repeated line may be honest. */
  static final long FLOOR = 4L * 1024 * 1024;

  private final LongSupplier delivered;
  private final long maxBytes;
  private long unpacked;

  /**
   * @param delivered bytes that the content has been unpacked from so far
   */
  DecompressionLimit(LongSupplier delivered, long maxBytes) {
    this.delivered = delivered;
    this.maxBytes = maxBytes;
  }

  /** Counts further unpacked bytes. */
  void count(long bytes) throws Refusal {
    unpacked += bytes;
    if (unpacked > maxBytes) {
      throw new Refusal(ArchiveProblems.total(maxBytes));
    }
    if (unpacked > FLOOR && unpacked / RATIO > delivered.getAsLong()) {
      throw new Refusal(ArchiveProblems.ratio(delivered.getAsLong()));
    }
  }
}
