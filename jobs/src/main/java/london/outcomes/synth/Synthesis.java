package london.outcomes.synth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes realistic extracts in the published layouts, labelled synthetic and about nobody.
 *
 * <p>Files are streamed a month at a time. What is kept is what is still to come of crimes, the
 * cases of a year, and tables of counts. Files of the same names are replaced, others are left
 * alone.
 */
public final class Synthesis {

  /** The extracts that anyone may download; the demo takes these. */
  public static final String OPEN = "open";

  public static final String ALL = "all";

  private final Plan plan;
  private final Reference reference;
  private final Ground ground;
  private final Homicides homicides;
  private final World world;
  private final Manifest manifest;
  private final Witness witness;
  private final Tally tally;

  private Synthesis(Plan plan, Orders orders, Reference reference, Manifest manifest)
      throws IOException {
    this.plan = plan;
    this.reference = reference;
    this.ground = Ground.of(reference, plan.seed());
    People people = new People(reference, plan);
    this.homicides = new Homicides(reference, plan, people);
    Crimes crimes = new Crimes(ground, reference, plan, people, homicides);
    this.world = new World(plan, reference, people, crimes, new Trials(crimes, plan.from()));
    this.manifest = manifest;
    this.witness =
        orders.isTruthTold() ? Truth.about(plan, ground.rises(), manifest) : Witness.none();
    this.tally = new Tally(reference, plan);
  }

  /**
   * Writes the open extracts that a plan asks for below {@code out}.
   *
   * @param referenceFolder {@code conf/reference}
   * @return every file written, the manifest last
   */
  public static List<Path> write(Plan plan, Path referenceFolder, Path out) throws IOException {
    return write(plan, Set.of(OPEN), referenceFolder, out);
  }

  /** Writes the named extracts below {@code out}. */
  public static List<Path> write(Plan plan, Set<String> extracts, Path referenceFolder, Path out)
      throws IOException {
    return write(plan, Orders.of(extracts), referenceFolder, out);
  }

  /** Writes what is ordered below {@code out}. */
  public static List<Path> write(Plan plan, Orders orders, Path referenceFolder, Path out)
      throws IOException {
    Reference reference = Reference.read(referenceFolder);
    Synthesis synthesis = new Synthesis(plan, orders, reference, new Manifest(out));
    List<Register> registers = synthesis.registers();
    List<Publication> publications = synthesis.publications();
    requireKnown(
        orders.extracts(),
        Stream.concat(
            registers.stream().map(Register::id), publications.stream().map(Publication::id)));
    boolean isAll = orders.extracts().contains(ALL);
    if (isAll || orders.extracts().contains(OPEN)) {
      synthesis.writeOpen();
    }
    synthesis.writeRestricted(
        registers.stream().filter(r -> isAll || orders.extracts().contains(r.id())).toList());
    for (Publication publication : publications) {
      if (isAll || orders.extracts().contains(publication.id())) {
        publication.write(synthesis.manifest);
      }
    }
    synthesis.witness.close();
    if (orders.dirt() > 0) {
      new Dirt(plan, synthesis.ground, synthesis.manifest).spread(orders.dirt());
    }
    synthesis.manifest.text(Readme.NAME, Readme.text(plan));
    return synthesis.manifest.write();
  }

  private static void requireKnown(Set<String> extracts, Stream<String> ids) {
    Set<String> known = new TreeSet<>(Set.of(ALL, OPEN));
    ids.forEach(known::add);
    Set<String> unknown = new TreeSet<>(extracts);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "synth: there is no extract " + unknown + "; choose from " + known);
    }
  }

  private List<Register> registers() {
    List<Register> all = new ArrayList<>(new PoliceRegisters(world).all());
    all.addAll(new OffenceRegisters(world).all());
    all.add(new ReferralRegister(world).register());
    all.add(new ProsecutionRegister(world).register());
    all.addAll(new OffenderRegisters(world).all());
    all.addAll(new VictimSurveys(world).all());
    all.addAll(new AttitudeSurvey(world).all());
    all.addAll(new HealthRegisters(world).all());
    all.addAll(new DashboardRegisters(world, Wards.of(reference)).all());
    all.addAll(new HomeOfficeRegisters(world).all());
    all.addAll(new CpsTables(world).all());
    all.add(new ReoffendingTable(world).register());
    return List.copyOf(all);
  }

  private List<Publication> publications() {
    Wards wards = Wards.of(reference);
    List<Publication> all = new ArrayList<>();
    for (SmallAreaFiles.Level level : SmallAreaFiles.Level.values()) {
      all.add(new SmallAreaFiles(level, world, wards));
    }
    all.addAll(new PasDialects(reference, plan).all());
    all.addAll(new ReferenceDeliveries(reference, wards).all());
    return List.copyOf(all);
  }

  /** All registers a month at a time, so that what follows from a crime is kept once. */
  private void writeRestricted(List<Register> registers) throws IOException {
    List<RegisterFiles> files =
        registers.stream()
            .map(register -> new RegisterFiles(register, plan, manifest, witness))
            .toList();
    try {
      for (YearMonth month : plan.months()) {
        for (RegisterFiles file : files) {
          file.write(month);
        }
        witness.closeMonth(month);
      }
    } finally {
      for (RegisterFiles file : files) {
        file.close();
      }
    }
  }

  private void writeOpen() throws IOException {
    Map<Force, Docket> dockets = new EnumMap<>(Force.class);
    for (YearMonth month : plan.months()) {
      for (Force force : Force.values()) {
        Docket docket = dockets.computeIfAbsent(force, key -> new Docket());
        writeMonth(new ForceMonth(force, month), docket);
      }
      for (Homicide homicide : homicides.of(month)) {
        witness.saw(
            "mps-homicide",
            "domestic homicides",
            homicide.borough().code(),
            homicide.victim().sex(),
            homicide.isDomestic());
      }
      witness.closeMonth(month);
    }
    new HomicideFile(homicides, plan, tally).write(manifest);
    BoroughLevelFile.write(tally, manifest);
    for (YearMonth month : plan.months()) {
      tally.tell(month, witness);
      witness.closeMonth(month);
    }
    new PasBoroughFile(reference, plan).write(manifest);
  }

  private void writeMonth(ForceMonth about, Docket docket) throws IOException {
    boolean isCountedByMps = about.force() == Force.METROPOLITAN;
    StreetMonth.write(
        about,
        new OffenceMonth(ground, plan, about),
        manifest,
        offence -> {
          docket.enter(offence, about.month());
          String area = reference.codeOf(offence.place().isNowhere() ? "" : offence.borough());
          witness.saw("police-uk-street", "rows", area, offence.type().title, true);
          if (isCountedByMps) {
            tally.count(offence, about.month());
          }
        });
    new OutcomeMonth(ground, plan, about).write(docket.take(about.month()), manifest, witness);
    new StopSearchMonth(ground, reference, plan, about).write(manifest, witness);
  }
}
