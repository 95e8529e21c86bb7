package london.outcomes.publish;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;

/** The rules that decide whether a measure's figure is shown, and what it is compared with. */
final class SmallPrint {

  private static final String GROUPS =
      " Groups are told for London, not for boroughs (status `restricted`).";

  private static final int PER_CENT = 100;

  private final Measure measure;

  SmallPrint(Measure measure) {
    this.measure = measure;
  }

  void write(Markdown page) {
    page.heading(2, "When a figure is shown");
    List<String> rules = new ArrayList<>();
    rules.add(
        "**Input**: at least %s per cent of the months and forces of a period must have arrived; else the value is empty and the status `incomplete`."
            .formatted(Words.number(measure.minimumCoverage() * PER_CENT)));
    rules.add("**Small numbers**: " + disclosure());
    if (isCounted()) {
      rules.add(
          "**Few cases**: a change is given in per cent only where at least 50 were counted a year before.");
    }
    page.list(rules);
    page.heading(2, "What it is compared with");
    page.list(comparisons());
    if (!measure.recordingChanges().isEmpty()) {
      page.paragraph(
          "Recording changed on these days. No change is computed from before to after one of them (status `recording-change`), and charts begin anew:");
      page.list(
          measure.recordingChanges().stream()
              .map(change -> "%s: %s".formatted(change.date(), change.note()))
              .toList());
    }
  }

  private String disclosure() {
    Disclosure disclosure = measure.disclosure();
    return switch (disclosure.rule()) {
      case Disclosure.PUBLISHED ->
          "nothing is withheld, since the supplier publishes the same counts.";
      case Disclosure.SURVEY ->
          "estimates on fewer than 50 respondents, or too uncertain to be used, are withheld (status `unreliable`); those on 50 to 99 are marked (M13).";
      case Disclosure.NHS ->
          "admissions of 1 to %d are withheld (status `suppressed`), and as many more as it takes that nobody can work them out from what is shown (M27); those that are shown are rounded to the nearest 5, and so are rates (M26), but not intervals. No change is told.%s"
              .formatted(disclosure.threshold(), window(disclosure.window()));
      default ->
          "counts of 1 to %d are withheld (status `suppressed`), and as many more as it takes that nobody can work them out from what is shown (M27).%s"
              .formatted(disclosure.threshold(), window(disclosure.window()));
    };
  }

  private static String window(String published) {
    if (published.isEmpty()) {
      return GROUPS;
    }
    return Window.of(published).months() > 1
        ? " Periods shorter than %s are kept back, and so are groups of boroughs (status `restricted`)."
            .formatted(Words.window(published))
        : GROUPS;
  }

  private List<String> comparisons() {
    List<String> all = new ArrayList<>();
    String test = Method.of(measure).changeTest();
    all.add(
        "The same period a year before: `change`, "
            + (test.isEmpty()
                ? "without a test."
                : "and by " + test + " whether chance alone explains it."));
    measure.baseline().ifPresent(baseline -> all.add(against(baseline.period())));
    if (measure.settlesAfter() > 0) {
      all.add(
          "Figures fill up for %d months: until then they are compared with nothing (status `unsettled`) and raise no signal."
              .formatted(measure.settlesAfter()));
    }
    if (measure.finalAfter() > 0) {
      all.add(
          "A figure is final (`data_status`) once the data reach %d months beyond its period."
              .formatted(measure.finalAfter()));
    }
    all.add(
        "What is unusual is in `fact_signal`: against the measure's own past, among boroughs where it has them, and on a year before. Rolling years overlap and are never tested against their neighbours.");
    return all;
  }

  private String against(Period year) {
    return "%s, the baseline: `baseline_change`, for later %s that share no month with it. Its figures are frozen as they were when first released (files until `baseline_extract_date`); corrections do not move them."
        .formatted(year.name(), isCounted() ? "years" : "periods");
  }

  private boolean isCounted() {
    return measure.kind() == Kind.COUNT || measure.kind() == Kind.RATE;
  }
}
