package london.outcomes.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Damages written files on purpose: rows at a share, and files as copies beside the good ones, of
 * months before the plan. Everything that is not in the list of damage stays as it was.
 */
final class Dirt {

  private static final String FOLDER = "dirt/";
  private static final int ROWS = 40;
  private static final double SCALE = .05;

  private final Plan plan;
  private final Ground ground;
  private final Manifest manifest;

  Dirt(Plan plan, Ground ground, Manifest manifest) {
    this.plan = plan;
    this.ground = ground;
    this.manifest = manifest;
  }

  void spread(double share) throws IOException {
    try (Damage damage = new Damage(manifest)) {
      damageRows(share, damage);
      if (manifest.files().stream().anyMatch(file -> file.endsWith("-street.csv"))) {
        damageFiles(damage);
        repeat(damage);
      }
    }
  }

  private void damageRows(double share, Damage damage) throws IOException {
    Map<String, List<RowFlaw>> byExtract =
        RowFlaws.all().stream().collect(Collectors.groupingBy(RowFlaw::extract));
    Map<String, RowDirt> dirt = new HashMap<>();
    for (String file : manifest.files()) {
      String extract = extract(file);
      if (byExtract.containsKey(extract) && !file.startsWith(Truth.FOLDER)) {
        dirt.computeIfAbsent(extract, id -> new RowDirt(byExtract.get(id), share, manifest, damage))
            .damage(file, separator(extract), Dice.of(plan.seed(), "dirt", file));
      }
    }
  }

  /** The id of the contract: the folder, or the kind of file of data.police.uk. */
  private static String extract(String file) {
    if (!file.startsWith(ForceMonth.FOLDER)) {
      return file.substring(0, Math.max(0, file.indexOf('/')));
    }
    if (file.endsWith("-" + StopSearchMonth.KIND + ".csv")) {
      return "police-uk-stop-search";
    }
    return file.endsWith("-" + StreetMonth.KIND + ".csv")
        ? "police-uk-street"
        : "police-uk-outcomes";
  }

  private static char separator(String extract) {
    return switch (extract) {
      case "nhs-apc" -> '|';
      case "pas-borough" -> ';';
      default -> ',';
    };
  }

  private void damageFiles(Damage damage) throws IOException {
    List<FileFlaw> flaws = FileFlaws.all();
    for (int at = 0; at < flaws.size(); at++) {
      FileFlaw flaw = flaws.get(at);
      ForceMonth about = about(at);
      String file = FOLDER + flaw.id() + "-" + at + "/" + flaw.name().apply(name(about));
      write(file, flaw.damaged().apply(good(about)));
      damage.file(flaw, file);
    }
    ForceMonth about = about(flaws.size());
    String file = FOLDER + "D04/" + name(about);
    write(file, good(about));
    manifest.deny(file);
    damage.file(said("D04", "another hash in the manifest", "MANIFEST_MISMATCH"), file);
  }

  /** A file once more, in another place. */
  private void repeat(Damage damage) throws IOException {
    ForceMonth about = new ForceMonth(Force.CITY_OF_LONDON, plan.from());
    String file = FOLDER + "D05/" + name(about);
    manifest.copy(about.file(StreetMonth.KIND), file);
    FileFlaw flaw = said("D05", "the same content again", "DUPLICATE_CONTENT");
    damage.file(
        new FileFlaw(
            flaw.id(), flaw.what(), RowFlaw.Outcome.IGNORE, flaw.code(), flaw.name(), b -> b),
        file);
  }

  private static FileFlaw said(String id, String what, String code) {
    return new FileFlaw(id, what, RowFlaw.Outcome.REJECT, code, name -> name, bytes -> bytes);
  }

  private ForceMonth about(int at) {
    return new ForceMonth(Force.CITY_OF_LONDON, plan.from().minusMonths(at + 1));
  }

  private static String name(ForceMonth about) {
    String file = about.file(StreetMonth.KIND);
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** A small file of the month as it should be. */
  private byte[] good(ForceMonth about) throws IOException {
    Plan small = new Plan(plan.from(), plan.to(), SCALE, plan.seed());
    List<Offence> offences = new ArrayList<>();
    new OffenceMonth(ground, small, about).forEach(offences::add);
    List<Offence> first = offences.subList(0, Math.min(ROWS, offences.size()));
    return StreetMonth.text(about, first).getBytes(StandardCharsets.UTF_8);
  }

  private void write(String file, byte[] bytes) throws IOException {
    try (OutputStream out = manifest.open(file)) {
      out.write(bytes);
    }
  }
}
