package london.outcomes.publish.ods;

/** {@code meta.xml}: title, language and the rest of the document's properties. */
final class MetaPart {

  private MetaPart() {}

  static void write(Xml xml, Workbook book) {
    String moment = book.day().atStartOfDay() + ":00";
    xml.root("office:document-meta", "office:version", "1.3").open("office:meta");
    xml.element("dc:title", book.title());
    xml.element("dc:description", book.description());
    xml.element("dc:creator", book.creator());
    xml.element("meta:initial-creator", book.creator());
    xml.element("dc:language", "en-GB");
    xml.element("dc:date", moment);
    xml.element("meta:creation-date", moment);
    book.keywords().forEach(word -> xml.element("meta:keyword", word));
    xml.close().close();
  }
}
