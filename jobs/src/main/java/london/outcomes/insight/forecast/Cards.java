package london.outcomes.insight.forecast;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.insight.ModelCard;
import london.outcomes.insight.Provenances;
import org.apache.spark.sql.Row;

/** What readers must know of the models. */
final class Cards {

  private static final String VERSION = "1.0.0";
  private static final String QUESTION =
      "How many are to be expected in each of the next %d months, and how far off may that be?"
          .formatted(Origins.HORIZONS);
  private static final String LIMITS =
      "It goes on with what was: it knows no events, weather, operations or laws to come. After a"
          + " change in recording, seasons and widths are still partly of before; the column"
          + " recording_change_date says where. Figures of the newest months may be provisional."
          + " The model that is shown was chosen on the origins that it is reported on, which"
          + " flatters it a little. The interval holds for each month alone, not for all six at"
          + " once, and as often as it should over the areas of a measure together: in one area it"
          + " may be less, see fact_forecast_skill. Rates use the newest denominator.";
  private static final String NOT_FOR =
      "Judging whether an action worked, setting targets, or anything about a person or a place"
          + " smaller than a borough. A forecast of recorded crime is one of recording too.";
  private static final String INTERVAL =
      " Interval: conformal, on the scale of square roots; errors that were known at the origin, in"
          + " units of the series' own earlier spread, all areas of the measure together (Anscombe"
          + " 1948; Lei and others 2018).";

  private final List<Row> forecasts;
  private final List<Row> skills;
  private final Fits fits;
  private final String software;

  /** Cards of what has been found, rows of the curated tables. */
  Cards(List<Row> forecasts, List<Row> skills, Fits fits, String software) {
    this.forecasts = forecasts;
    this.skills = skills;
    this.fits = fits;
    this.software = software;
  }

  /** A card for each model that was tested, none where none was. */
  List<ModelCard> all() {
    Map<String, List<Row>> byModel = Checks.by(skills, "model_id");
    return Stream.of(Model.values())
        .filter(model -> byModel.containsKey(model.id()))
        .map(model -> card(model, byModel.get(model.id())))
        .toList();
  }

  private ModelCard card(Model model, List<Row> own) {
    return new ModelCard(
        model.id(),
        model.title(),
        QUESTION,
        data(),
        model.method() + INTERVAL + " " + software + ". No chance is involved.",
        LIMITS,
        NOT_FOR,
        metrics(model, Totals.of(own)),
        VERSION,
        days("data_through").max(Comparator.naturalOrder()).orElseThrow(),
        Provenances.weakest(
            forecasts.stream().map(row -> row.<String>getAs("provenance")).toList()));
  }

  private String data() {
    return ("fact_measure: published monthly counts of everybody, of %d measures that are counts or"
            + " rates, in London and boroughs, %s to %s: %d series. Each is taken from after its last"
            + " gap on. Left out are series of under %d months, under 5 cases a month in the last"
            + " year, or over %d months behind the newest.")
        .formatted(
            Checks.by(forecasts, "measure_id").size(),
            days("data_from").min(Comparator.naturalOrder()).orElseThrow(),
            days("data_through").max(Comparator.naturalOrder()).orElseThrow(),
            forecasts.size() / Origins.HORIZONS,
            Origins.SHORTEST,
            Origins.STALE);
  }

  private Stream<LocalDate> days(String column) {
    return forecasts.stream().map(row -> row.<Date>getAs(column).toLocalDate());
  }

  private Map<String, String> metrics(Model model, Totals totals) {
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("series tested", String.valueOf(totals.series()));
    metrics.put("forecasts tested", "%.0f".formatted(totals.forecasts()));
    metrics.put("median MASE", number(totals.mase()));
    metrics.put("series whose forecast is shown", share(totals.shown()));
    metrics.put("coverage of 95 % intervals", share(totals.coverage()));
    metrics.put("coverage where shown", share(shown(model).coverage()));
    metrics.put("series by status", statuses());
    if (model == Model.POISSON) {
      fits.newest().ifPresent(fit -> addCoefficients(fit, metrics));
    }
    return metrics;
  }

  private Totals shown(Model model) {
    return Totals.of(
        skills.stream()
            .filter(row -> row.getAs("model_id").equals(model.id()))
            .filter(row -> row.<Boolean>getAs("is_shown"))
            .toList());
  }

  private String statuses() {
    return Checks.by(forecasts, "status").entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().size() / Origins.HORIZONS)
        .collect(Collectors.joining(", "));
  }

  private static void addCoefficients(Growth fit, Map<String, String> metrics) {
    metrics.put("constant", number(fit.constant()));
    for (int i = 0; i < Features.NAMES.size(); i++) {
      metrics.put("coefficient of " + Features.NAMES.get(i), number(fit.coefficients()[i]));
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }
}
