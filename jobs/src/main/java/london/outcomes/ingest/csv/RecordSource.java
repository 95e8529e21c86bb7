package london.outcomes.ingest.csv;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/**
 * The records of one delivered table, each once and in order, with what was found on the way. Text
 * and workbooks are read through this alone.
 */
public interface RecordSource extends Iterator<RawRecord>, Closeable {

  /** The header with its position; a damaged one has no records behind it. */
  RawRecord headerRecord();

  /** The column names as delivered; empty when there is no header or it is damaged. */
  default List<String> header() {
    return List.of(headerRecord().fields());
  }

  /** Blank lines so far, which are not records. */
  long blankLines();

  /** Records so far, intact or damaged, without the header. */
  long records();

  /** Whether the end seems to be missing; known once {@link #hasNext} has returned false. */
  boolean looksTruncated();

  /** What the run summary shows; final once {@link #hasNext} has returned false. */
  List<Problem> warnings();
}
