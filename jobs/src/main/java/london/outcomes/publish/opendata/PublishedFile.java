package london.outcomes.publish.opendata;

/**
 * A file of a publication.
 *
 * @param path below the folder of the publication
 * @param sha256 in lower-case hexadecimal digits
 */
public record PublishedFile(String path, String mediaType, long bytes, String sha256) {

  public static final String CSV = "text/csv";
  public static final String PARQUET = "application/vnd.apache.parquet";
  public static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
  public static final String CSVW = "application/csvm+json";
  public static final String JSON = "application/json";
  public static final String JSON_LD = "application/ld+json";
  public static final String MARKDOWN = "text/markdown";

  /** Name of the file alone. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
