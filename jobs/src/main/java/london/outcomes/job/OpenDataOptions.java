package london.outcomes.job;

import java.util.Optional;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.OpenDataEdition.Told;
import picocli.CommandLine.Option;

/** Where open data are published, and what they say of themselves. */
final class OpenDataOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "open-data: folder of all publications, on a disk or in an object store; each gets one of its"
              + " own in it.")
  String out;

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description = "open-data: mail address or page that readers of the publication may turn to.")
  String contact;

  @Option(
      names = "--site",
      paramLabel = "URL",
      description =
          "open-data: address at which the folder will be found; default: addresses are relative.")
  String site;

  /**
   * @throws Failure.Usage when none is named
   */
  String folder() {
    if (out == null) {
      throw new Failure.Usage("Name the folder of all publications with --out DIR.");
    }
    return out;
  }

  Told told(String program) {
    return new Told(program, Optional.ofNullable(contact), Optional.ofNullable(site));
  }
}
