package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Layout;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.Reconciliation.Cover;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.csv.RecordReader;
import london.outcomes.ingest.csv.RecordSource;
import london.outcomes.ingest.workbook.WorkbookReader;

/** Figures that deliveries state outside of their table: on a cover sheet, or above the header. */
final class StatedFigures {

  /** A cover is one page. */
  private static final int COVER_ROWS = 200;

  private final FileOpener opener;

  StatedFigures(FileOpener opener) {
    this.opener = opener;
  }

  /** The figures by check and delivery; a delivery that does not state one is left out. */
  Map<String, Map<String, Double>> of(SourceContract contract, List<Delivery> deliveries) {
    Map<String, Map<String, Double>> stated = new HashMap<>();
    for (Reconciliation check : contract.expectations().withinDelivery()) {
      if (check.left().isStated()) {
        Map<String, Double> figures = new HashMap<>();
        for (Delivery delivery : deliveries) {
          figure(check.left().cover(), delivery).ifPresent(f -> figures.put(delivery.id(), f));
        }
        stated.put(check.check(), figures);
      }
    }
    return stated;
  }

  private Optional<Double> figure(Cover cover, Delivery delivery) {
    Pattern pattern = Pattern.compile(cover.figure());
    return lines(cover, delivery).stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group("figure").replaceAll("[,\\s]", ""))
        .filter(text -> text.matches("[0-9]+(\\.[0-9]+)?"))
        .map(Double::valueOf)
        .findFirst();
  }

  private List<String> lines(Cover cover, Delivery delivery) {
    SourceContract contract = delivery.source();
    Layout layout =
        cover.sheet().isEmpty()
            ? contract.layout()
            : Layout.ofSheet(contract.layout().type(), cover.sheet()).below(COVER_ROWS);
    try (InputStream content =
            Gunzip.openIfCompressed(opener.open(delivery.uri()), contract.maxBytes());
        RecordSource source = open(content, delivery.dialect(), layout, contract.maxBytes())) {
      return List.copyOf(source.preamble());
    } catch (Refusal noSuchSheet) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordSource open(
      InputStream content, Dialect dialect, Layout layout, long maxBytes) throws IOException {
    return layout.isWorkbook()
        ? WorkbookReader.open(content, layout, maxBytes)
        : RecordReader.open(content, dialect, layout.preambleLines(), layout.headerRows());
  }
}
