package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigTexts;
import london.outcomes.job.Releases.Entry;
import london.outcomes.job.Releases.Release;
import london.outcomes.run.Compared;
import london.outcomes.run.Ledger;
import london.outcomes.run.Verified;
import london.outcomes.table.Lake;

/**
 * Computes a named release again, from the versions of the tables that it rests on and by the
 * definitions of its day, and compares each frozen table with the result, value by value.
 */
final class Verification {

  /** Says who computed a row, and differs each time. */
  private static final Set<String> WHO = Set.of("run_id", "release_id");

  private final Workplace place;
  private final RunContext run;
  private final Releases releases;

  Verification(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
    this.releases = new Releases(place.lake());
  }

  /**
   * Verifies.
   *
   * @throws Failure.Usage when there is no such release
   * @throws Failure.InputMissing when a version that it rests on has been removed
   */
  Verified verify(String name, Steps steps) {
    Release release = releases.named(name);
    requireVersions(release);
    String scratch = place.lake().frozen(name).root() + "/verify-" + run.id();
    try {
      Lake again = computed(release, definitions(release), scratch, steps);
      List<Entry> entries = release.of(Releases.FROZEN);
      Compared[] tables = new Compared[entries.size()];
      List<Runnable> work = new ArrayList<>();
      for (int i = 0; i < tables.length; i++) {
        int index = i;
        work.add(() -> tables[index] = compared(name, entries.get(index), again, steps));
      }
      Together.run(work);
      return new Verified(name, release.at(), release.program(), release.inputs(), List.of(tables));
    } finally {
      place.lake().storage().remove(scratch);
    }
  }

  /** Looks for the files of each table as it was: what is gone is found before computing. */
  private void requireVersions(Release release) {
    release
        .inputs()
        .forEach(
            (table, version) -> {
              String why;
              try {
                boolean isWhole = place.lake().table(table).isWhole(version);
                why = isWhole ? "" : "an erasure, or maintenance, has removed files of it";
              } catch (Exception e) {
                // Delta's own exceptions for a lost log and for lost files have no common type.
                why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
              }
              if (!why.isEmpty()) {
                throw new Failure.InputMissing(
                    "Version %d of %s, on which the release %s rests, can no longer be read: %s. The frozen tables are still in %s; they cannot be computed again."
                        .formatted(
                            version,
                            table,
                            release.name(),
                            why,
                            place.lake().frozen(release.name()).root()));
              }
            });
  }

  private Catalogue definitions(Release release) {
    ConfigTexts texts = releases.definitionsOf(release);
    try {
      Path folder = Files.createTempDirectory("release");
      try {
        return texts.in(folder).load();
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lake computed(Release release, Catalogue definitions, String scratch, Steps steps) {
    Lake again = place.lake().asItWas(definitions, release.inputs(), scratch);
    Workplace then =
        new Workplace(place.session(), definitions, place.environment(), again, place.key());
    RunContext anew = new RunContext(run.id(), run.startedAt(), release.asOf(), false);
    Computing computing = new Computing(then, anew, steps);
    computing.measure(new Coverage(definitions, new Ledger(again).deliveries()));
    computing.release();
    return again;
  }

  private Compared compared(String name, Entry entry, Lake again, Steps steps) {
    steps.say("compare " + entry.table());
    boolean isComputed = Computing.releases(place.catalogue(), entry.table());
    return SameRows.of(
        entry.table(),
        entry.rows(),
        place.lake().frozen(name).table(entry.table()).read(),
        isComputed
            ? again.table(entry.table()).read()
            : place.lake().table(entry.table()).readAt(entry.version()),
        column -> !isComputed || !WHO.contains(column));
  }
}
