package london.outcomes.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes realistic extracts in the published layouts, labelled synthetic and about nobody.
 *
 * <p>Files are streamed a month at a time; what is kept is the outcomes that are still to come and
 * one table of counts. Files of the same names are replaced, others are left alone.
 */
public final class Synthesis {

  private final Plan plan;
  private final Reference reference;
  private final Ground ground;
  private final Manifest manifest;
  private final Tally tally;

  private Synthesis(Plan plan, Reference reference, Manifest manifest) {
    this.plan = plan;
    this.reference = reference;
    this.ground = Ground.of(reference, plan.seed());
    this.manifest = manifest;
    this.tally = new Tally(reference, plan);
  }

  /**
   * Writes everything that a plan asks for below {@code out}.
   *
   * @param referenceFolder {@code conf/reference}
   * @return every file written, the manifest last
   */
  public static List<Path> write(Plan plan, Path referenceFolder, Path out) throws IOException {
    Reference reference = Reference.read(referenceFolder);
    Files.createDirectories(out);
    Synthesis synthesis = new Synthesis(plan, reference, new Manifest(out));
    return synthesis.write();
  }

  private List<Path> write() throws IOException {
    Map<Force, Docket> dockets = new EnumMap<>(Force.class);
    for (YearMonth month : plan.months()) {
      for (Force force : Force.values()) {
        Docket docket = dockets.computeIfAbsent(force, key -> new Docket());
        writeMonth(new ForceMonth(force, month), docket);
      }
    }
    new HomicideFile(reference, plan, tally).write(manifest);
    BoroughLevelFile.write(tally, manifest);
    new PasBoroughFile(reference, plan).write(manifest);
    manifest.text(Readme.NAME, Readme.text(plan));
    return manifest.write();
  }

  private void writeMonth(ForceMonth about, Docket docket) throws IOException {
    boolean isCountedByMps = about.force() == Force.METROPOLITAN;
    StreetMonth.write(
        about,
        new OffenceMonth(ground, plan, about),
        manifest,
        offence -> {
          docket.enter(offence, about.month());
          if (isCountedByMps) {
            tally.count(offence, about.month());
          }
        });
    new OutcomeMonth(ground, plan, about).write(docket.take(about.month()), manifest);
    new StopSearchMonth(ground, reference, plan, about).write(manifest);
  }
}
