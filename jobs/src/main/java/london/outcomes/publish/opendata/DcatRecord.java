package london.outcomes.publish.opendata;

import static london.outcomes.publish.opendata.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code dcat.jsonld}: the publication as a dataset with its distributions (W3C DCAT 3, with what
 * DCAT-AP 3 asks for), for data catalogues to harvest.
 */
public final class DcatRecord {

  private static final String MEDIA = "https://www.iana.org/assignments/media-types/";
  private static final String EU = "http://publications.europa.eu/resource/authority/";

  private static final Map<String, Object> CONTEXT =
      object(
          "dcat", "http://www.w3.org/ns/dcat#",
          "dct", "http://purl.org/dc/terms/",
          "foaf", "http://xmlns.com/foaf/0.1/",
          "vcard", "http://www.w3.org/2006/vcard/ns#",
          "spdx", "http://spdx.org/rdf/terms#",
          "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
          "xsd", "http://www.w3.org/2001/XMLSchema#");

  private final Edition edition;

  public DcatRecord(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param files those that hold the data, one distribution each
   */
  public String of(List<PublishedFile> files) {
    Map<String, Object> record = object("@context", CONTEXT, "@id", edition.folder());
    record.put("@type", "dcat:Dataset");
    record.put("dct:title", text(edition.title()));
    record.put("dct:description", text(edition.description()));
    record.put("dct:identifier", "policing-outcomes-london/" + edition.release());
    record.put("dcat:version", edition.release());
    record.put("dct:issued", date(edition.day().toString()));
    record.put("dct:modified", date(edition.day().toString()));
    record.put("dct:publisher", object("@type", "foaf:Organization", "foaf:name", edition.owner()));
    record.put("dcat:contactPoint", contact());
    record.put("dct:license", licence());
    record.put("dct:accessRights", id(EU + "access-right/PUBLIC"));
    record.put("dct:language", id(EU + "language/ENG"));
    record.put("dct:accrualPeriodicity", id(EU + "frequency/MONTHLY"));
    record.put("dcat:theme", List.of(id(EU + "data-theme/JUST"), id(EU + "data-theme/SOCI")));
    record.put("dcat:keyword", List.of(text("policing"), text("crime"), text("London")));
    record.put("dct:spatial", object("@id", Edition.LONDON, "@type", "dct:Location"));
    record.put("dct:temporal", period());
    record.put("dct:provenance", statement("dct:ProvenanceStatement", edition.provenance()));
    record.put("rdfs:comment", text(edition.status()));
    List<Object> distributions = new ArrayList<>();
    files.forEach(file -> distributions.add(distribution(file)));
    record.put("dcat:distribution", distributions);
    return Json.text(record);
  }

  private Map<String, Object> contact() {
    Map<String, Object> contact =
        object("@type", "vcard:Organization", "vcard:fn", edition.owner());
    edition
        .contact()
        .ifPresent(
            address -> {
              boolean isMail = address.contains("@");
              contact.put(
                  isMail ? "vcard:hasEmail" : "vcard:hasURL",
                  id(isMail ? "mailto:" + address : address));
            });
    return contact;
  }

  private Map<String, Object> period() {
    return object(
        "@type",
        "dct:PeriodOfTime",
        "dcat:startDate",
        date(edition.from().toString()),
        "dcat:endDate",
        date(edition.to().toString()));
  }

  private Map<String, Object> distribution(PublishedFile file) {
    Map<String, Object> out = object("@id", edition.url(file.path()), "@type", "dcat:Distribution");
    out.put("dct:title", text(edition.titled(file.name())));
    out.put("dcat:accessURL", id(edition.url(file.path())));
    out.put("dcat:downloadURL", id(edition.url(file.path())));
    out.put("dcat:mediaType", id(MEDIA + file.mediaType()));
    out.put("dct:format", id(EU + "file-type/" + format(file)));
    out.put("dcat:byteSize", object("@value", file.bytes(), "@type", "xsd:nonNegativeInteger"));
    out.put("spdx:checksum", checksum(file));
    out.put("dct:license", licence());
    if (file.mediaType().equals(PublishedFile.CSV)) {
      out.put("dct:conformsTo", id("http://www.w3.org/TR/tabular-data-model/"));
      out.put("rdfs:seeAlso", id(edition.url(CsvwMetadata.beside(file.path()))));
    }
    return out;
  }

  private static Map<String, Object> checksum(PublishedFile file) {
    return object(
        "@type",
        "spdx:Checksum",
        "spdx:algorithm",
        id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
        "spdx:checksumValue",
        object("@value", file.sha256(), "@type", "xsd:hexBinary"));
  }

  private static String format(PublishedFile file) {
    return switch (file.mediaType()) {
      case PublishedFile.CSV -> "CSV";
      case PublishedFile.ODS -> "ODS";
      default -> "PARQUET";
    };
  }

  private static Map<String, Object> licence() {
    return object("@id", Edition.LICENCE, "@type", "dct:LicenseDocument");
  }

  private static Map<String, Object> statement(String type, String text) {
    return object("@type", type, "rdfs:label", text(text));
  }

  private static Map<String, Object> text(String text) {
    return object("@value", text, "@language", "en");
  }

  private static Map<String, Object> date(String day) {
    return object("@value", day, "@type", "xsd:date");
  }

  private static Map<String, Object> id(String iri) {
    return object("@id", iri);
  }
}
