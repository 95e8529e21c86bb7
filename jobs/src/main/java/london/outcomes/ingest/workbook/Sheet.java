package london.outcomes.ingest.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one sheet from top to bottom; those without text may be left out. */
interface Sheet extends Closeable {

  Optional<CellRow> next() throws IOException;

  /** Hidden rows with text in them so far. */
  long hiddenRows();

  /** Hidden ones among the first columns; what is hidden beyond the table does not matter. */
  long hiddenColumns(int width);
}
