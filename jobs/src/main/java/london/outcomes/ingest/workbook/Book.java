package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.List;

/** A workbook that may be read: its sheets by name. */
interface Book {

  /** Names of the sheets, in their order. */
  List<String> sheets();

  boolean isHidden(int sheet);

  Sheet open(int sheet) throws IOException;
}
