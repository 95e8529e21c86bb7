package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.ingest.References;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;

/** The reference lists of {@code conf/} as tables, written again only when they change. */
final class ReferenceStep {

  private static final List<String> TABLES = List.of("area", "population");

  private final Workplace place;
  private final RunContext run;

  ReferenceStep(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
  }

  void run(Steps steps) {
    References references = new References(place.session(), place.catalogue().references());
    List<Runnable> work = new ArrayList<>();
    for (String name : TABLES) {
      LakeTable table = place.lake().table(name);
      String digest = Digest.of(place.catalogue().references().get(name).toString());
      boolean isCurrent =
          table
              .lastCommit()
              .flatMap(Commit::note)
              .map(n -> digest.equals(n.definitions().get(name)))
              .orElse(false);
      if (!isCurrent) {
        CommitNote note =
            new CommitNote(run.id(), "reference", Map.of(), List.of(), Map.of(name, digest));
        work.add(
            () ->
                steps.record(
                    "reference " + name,
                    () -> table.replaceAll(references.list(name).coalesce(1), note)));
      }
    }
    Together.run(work);
  }
}
