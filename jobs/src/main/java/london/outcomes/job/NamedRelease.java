package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigTexts;
import london.outcomes.job.Releases.Entry;
import london.outcomes.job.Releases.Release;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;

/**
 * Freezes the curated tables under a name: copies that no later run touches, the definitions that
 * made them, and the version of every table that they rest on.
 */
final class NamedRelease {

  /** A folder of this name must be possible everywhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private static final String CURATED = "curated";

  /** Made anew from what a release rests on when it is verified. */
  private static final Set<String> ON_THE_WAY = Set.of("cells", "measures");

  private final Workplace place;
  private final RunContext run;
  private final Releases releases;

  NamedRelease(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
    this.releases = new Releases(place.lake());
  }

  /**
   * Refuses a name that cannot be given.
   *
   * @throws Failure.Usage when it is taken, or is no name
   */
  void requireFree(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Failure.Usage(
          "'%s' is no name for a release. Use up to 63 letters, digits, points, hyphens and underscores, such as 2024-Q1."
              .formatted(name));
    }
    releases.all().stream()
        .filter(release -> release.name().equalsIgnoreCase(name))
        .findFirst()
        .ifPresent(
            release -> {
              throw new Failure.Usage(
                  "The release '%s' was frozen at %s and is never changed. Choose another name."
                      .formatted(release.name(), release.at()));
            });
  }

  /**
   * Freezes what is there now.
   *
   * @param definitions those by which it was made
   * @param program version of the program
   * @throws Failure.InputMissing when nothing has been released
   */
  Release freeze(String name, ConfigTexts definitions, String program, Steps steps) {
    if (place.lake().table("fact_measure").version().isEmpty()) {
      throw new Failure.InputMissing(
          "Nothing has been released in " + place.lake().root() + ". Run first: outcomes run");
    }
    List<Entry> entries = new ArrayList<>();
    for (TableDefinition definition : place.catalogue().tables().values()) {
      LakeTable table = place.lake().table(definition.name());
      if (table.version().isPresent()) {
        entries.add(entry(name, table, steps));
      }
    }
    releases.keep(name, definitions);
    Release release =
        new Release(name, run.startedAt(), run.asOf(), program, run.id(), List.copyOf(entries));
    // Entered last: a release that is in the book is whole.
    releases.enter(release);
    return release;
  }

  private Entry entry(String name, LakeTable table, Steps steps) {
    TableDefinition definition = table.definition();
    long version = table.version().getAsLong();
    if (!definition.layer().equals(CURATED)) {
      boolean isOnTheWay = ON_THE_WAY.contains(definition.layer());
      return new Entry(
          definition.name(), version, isOnTheWay ? Releases.COMPUTED : Releases.RESTS_ON, 0);
    }
    CommitNote note =
        new CommitNote(run.id(), "freeze", Map.of(definition.name(), version), List.of(), Map.of());
    LakeTable copy = place.lake().frozen(name).table(definition.name());
    Commit commit =
        steps.record(
            "freeze " + definition.name(), () -> copy.replaceAll(table.readAt(version), note));
    return new Entry(definition.name(), version, Releases.FROZEN, commit.rows());
  }
}
