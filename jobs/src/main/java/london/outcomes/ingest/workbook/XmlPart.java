package london.outcomes.ingest.workbook;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import london.outcomes.ingest.archive.Refusal;

/**
 * One XML part of a workbook, read from front to back in bounded memory. It has no document type,
 * so that no entity is expanded and nothing outside the file is ever opened.
 */
final class XmlPart implements Closeable {

  /** Sheets nest ten elements or so. */
  static final int MAX_DEPTH = 64;

  private static final XMLInputFactory FACTORY = factory();

  private final String name;
  private final EventBytes in;
  private final XMLStreamReader xml;
  private int depth;

  XmlPart(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = new EventBytes(name, in);
    try {
      this.xml = FACTORY.createXMLStreamReader(this.in);
    } catch (XMLStreamException e) {
      throw refusal(e);
    }
  }

  /** The JDK's own parser, whatever else is on the class path: its limits are known. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    return factory;
  }

  String name() {
    return name;
  }

  /** Goes to the next start or end of an element; false when there is none. */
  boolean next() throws IOException {
    int event = advance();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
      event = advance();
    }
    return true;
  }

  private int advance() throws IOException {
    try {
      int event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
      in.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Refusal(WorkbookProblems.declaresEntities(name));
      }
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (depth > MAX_DEPTH) {
        throw new Refusal(WorkbookProblems.tooDeep(name));
      }
      return event;
    } catch (XMLStreamException e) {
      throw refusal(e);
    }
  }

  private IOException refusal(XMLStreamException e) {
    // Bytes that are no text are a fault of the part, other failures of reading are not.
    boolean isFault =
        e.getNestedException() instanceof IOException nested
            && !(nested instanceof CharConversionException);
    return isFault
        ? (IOException) e.getNestedException()
        : new Refusal(WorkbookProblems.malformed(name));
  }

  boolean isStart(String element) {
    return xml.isStartElement() && xml.getLocalName().equals(element);
  }

  boolean isEnd(String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  /** Goes to the next start of an element of this name; false when there is none. */
  boolean nextStart(String element) throws IOException {
    while (next()) {
      if (isStart(element)) {
        return true;
      }
    }
    return false;
  }

  /** An attribute by its local name; empty when it is not there. */
  String attribute(String local) {
    return attribute("", local);
  }

  /** An attribute whose namespace has this text in it; empty when it is not there. */
  String attribute(String namespace, String local) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String own = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals(local)
          && (own == null ? "" : own).contains(namespace)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  boolean isSet(String local) {
    String value = attribute(local);
    return value.equals("1") || value.equals("true");
  }

  /** Goes to the end of the element that has just begun. */
  void skip() throws IOException {
    int outside = depth - 1;
    while (depth > outside && advance() != XMLStreamConstants.END_DOCUMENT) {}
  }

  /** The text of the element that has just begun, to its end, as far as a row can hold it. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    appendTo(text);
    return text.toString();
  }

  /**
   * The text of the runs in the element that has just begun, to its end: without that of phonetic
   * hints, and without the white space that a writer has put between the elements.
   */
  String richText() throws IOException {
    StringBuilder text = new StringBuilder();
    int outside = depth - 1;
    while (depth > outside) {
      int event = advance();
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return text.toString();
      } else if (isStart("rPh")) {
        skip();
      } else if (isStart("t")) {
        appendTo(text);
      } else if (isText(event) && !xml.isWhiteSpace() && text.length() <= CellRow.MAX_CHARS) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private void appendTo(StringBuilder text) throws IOException {
    int outside = depth - 1;
    while (depth > outside) {
      int event = advance();
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return;
      } else if (isText(event) && text.length() <= CellRow.MAX_CHARS) {
        text.append(xml.getText());
      }
    }
  }

  /** Goes on by one event; whether it came to characters. */
  boolean step() throws IOException {
    return isText(advance());
  }

  /** The characters that {@link #step} has come to. */
  String characters() {
    return xml.getText();
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
