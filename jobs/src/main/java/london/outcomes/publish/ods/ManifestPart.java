package london.outcomes.publish.ods;

/** {@code META-INF/manifest.xml}: the parts of the file. */
final class ManifestPart {

  private ManifestPart() {}

  static void write(Xml xml) {
    xml.open(
        "manifest:manifest",
        "xmlns:manifest",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "manifest:version",
        "1.3");
    entry(xml, "/", Workbook.MEDIA_TYPE);
    for (String part : new String[] {"content.xml", "styles.xml", "meta.xml"}) {
      entry(xml, part, "text/xml");
    }
    xml.close();
  }

  private static void entry(Xml xml, String path, String type) {
    xml.empty("manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type);
  }
}
