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

  private Synthesis(
      Plan plan, Reference reference, Ground ground, Manifest manifest, Witness witness) {
    this.plan = plan;
    this.reference = reference;
    this.ground = ground;
    People people = new People(reference, plan);
    this.homicides = new Homicides(reference, plan, people);
    Crimes crimes = new Crimes(ground, reference, plan, people, homicides);
    this.world = new World(plan, reference, people, crimes, new Trials(crimes, plan.from()));
    this.manifest = manifest;
    this.witness = witness;
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
    Ground ground = Ground.of(reference, plan.seed());
    Manifest manifest = new Manifest(out);
    Witness witness =
        orders.isTruthTold() ? Truth.about(plan, ground.rises(), manifest) : Witness.none();
    try (witness) {
      new Synthesis(plan, reference, ground, manifest, witness).write(orders);
    }
    redraw(plan, orders, reference, ground, manifest);
    if (orders.dirt() > 0) {
      new Dirt(plan, ground, manifest).spread(orders.dirt());
    }
    manifest.text(Readme.NAME, Readme.text(plan));
    return manifest.write();
  }

  private void write(Orders orders) throws IOException {
    List<Publication> publications = publications();
    requireKnown(
        orders.extracts(),
        Stream.concat(
            registers().stream().map(Register::id), publications.stream().map(Publication::id)));
    writeRecords(orders);
    for (Publication publication : publications) {
      if (orders.includes(publication.id())) {
        publication.write(manifest);
      }
    }
  }

  /** What is seen of, and all that depends on what happens. */
  private void writeRecords(Orders orders) throws IOException {
    if (orders.includes(OPEN)) {
      writeOpen();
    }
    writeRestricted(registers().stream().filter(r -> orders.includes(r.id())).toList());
  }

  /** Everything happens again as often as is ordered, and only the means are written. */
  private static void redraw(
      Plan plan, Orders orders, Reference reference, Ground ground, Manifest manifest)
      throws IOException {
    if (orders.redraws() > 0) {
      Expectation expectation = new Expectation(orders.redraws());
      for (int draw = 1; draw <= orders.redraws(); draw++) {
        new Synthesis(plan.drawn(draw), reference, ground, Manifest.ofNothing(), expectation)
            .writeRecords(orders);
      }
      expectation.write(manifest);
    }
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
    Histories histories = new Histories();
    List<RegisterFiles> files =
        registers.stream()
            .map(register -> new RegisterFiles(register, plan, manifest, witness, histories))
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
    histories.tell(witness);
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
