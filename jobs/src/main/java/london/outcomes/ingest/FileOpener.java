package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Opens a delivered file by its URI, on the driver or on an executor. */
@FunctionalInterface
public interface FileOpener extends Serializable {

  InputStream open(String uri) throws IOException;
}
