package london.outcomes.synth;

import static london.outcomes.synth.World.utc;
import static london.outcomes.synth.World.yesNo;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the police record of offences and antisocial behaviour, and what is written about them. */
final class OffenceRegisters {

  private static final Choice<String> ASB =
      Choice.of(70, "ASB Nuisance").or(24, "ASB Personal").or(6, "ASB Environmental");
  private static final Choice<String> PLACES =
      Choice.of(40, "dwelling").or(35, "street").or(15, "shop").or(10, "transport");

  /** Now and then a crime is entered twice; one of the two is cancelled, and counted nowhere. */
  private static final double ENTERED_TWICE = .01;

  private static final int VICTIM_COLUMNS = 10;

  private final World world;

  OffenceRegisters(World world) {
    this.world = world;
  }

  List<Register> all() {
    return List.of(
        Register.monthly(
            "mps-incident-asb",
            List.of(
                "incident_id",
                "received_at",
                "closed_at",
                "category",
                "borough_code",
                "ward_code",
                "lsoa_code",
                "repeat_caller"),
            this::incidents),
        new Register(
            "mps-offence",
            Register.Cadence.RESTATED,
            "mps-offence-%s.csv",
            ',',
            OFFENCE_HEADER,
            this::offences),
        Register.monthly(
            "evidence",
            List.of(
                "id",
                "title",
                "publisher",
                "published_date",
                "theme",
                "kind",
                "grade",
                "finding",
                "url",
                "measures"),
            OffenceRegisters::evidence));
  }

  /** The antisocial behaviour of the street file, call by call. */
  private void incidents(YearMonth month, Dice dice, Register.Out out) throws IOException {
    int[] row = {0};
    world
        .crimes()
        .street(
            month,
            offence -> {
              if (!offence.type().isNotifiable()) {
                Instant received = World.moment(month, dice);
                out.row(
                    "SYN-A" + month + "-" + ++row[0],
                    utc(received),
                    utc(received.plusSeconds(600L + dice.below(86_400))),
                    ASB.pick(dice),
                    world.crimes().boroughCode(offence),
                    "",
                    offence.place().lsoaCode(),
                    yesNo(dice.chance(.12)));
              }
            });
  }

  private static final List<String> OFFENCE_HEADER =
      List.of(
          "crime_reference",
          "recorded_date",
          "committed_from",
          "committed_to",
          "ho_code",
          "offence_description",
          "borough_code",
          "lsoa_code",
          "ward_code",
          "latitude",
          "longitude",
          "location_type",
          "domestic_abuse",
          "hate_strands",
          "online",
          "knife",
          "firearm",
          "cse",
          "cce",
          "modern_slavery",
          "victim_id",
          "victim_age",
          "victim_sex",
          "victim_ethnicity_self",
          "victim_ethnicity_officer",
          "victim_disability",
          "victim_religion",
          "victim_orientation",
          "victim_gender_identity",
          "victim_vulnerable",
          "suspect_ids",
          "outcome_type",
          "outcome_date",
          "status",
          "last_updated");

  private void offences(YearMonth month, Dice dice, Register.Out out) throws IOException {
    if (month.isBefore(world.plan().to().minusMonths(23))) {
      return; // a file restates 24 months
    }
    world
        .crimes()
        .forEach(
            month,
            crime -> {
              out.row(offence(crime, crime.reference(), dice));
              if (dice.chance(ENTERED_TWICE)) {
                Object[] twice = offence(crime, crime.reference() + "-B", dice);
                twice[OFFENCE_HEADER.indexOf("status")] = "cancelled";
                out.row(twice);
              }
            });
  }

  private Object[] offence(Crime crime, String reference, Dice dice) {
    boolean isDecided =
        crime.course().decision().isDecided() && !crime.decidedIn().isAfter(world.plan().to());
    Nature nature = crime.story().nature();
    List<Object> row = new ArrayList<>();
    row.add(reference);
    row.addAll(List.of(crime.recorded(), crime.committed(), crime.committed()));
    row.addAll(List.of(crime.story().code(), "Synthetic " + crime.minor().minorText));
    row.addAll(List.of(crime.story().boroughCode(), crime.place().lsoaCode(), ""));
    row.addAll(List.of(crime.place().latitude(), crime.place().longitude(), PLACES.pick(dice)));
    row.addAll(List.of(yesNo(nature.isDomestic()), nature.hate(), yesNo(nature.isOnline())));
    row.addAll(List.of(nature.knife(), nature.firearm()));
    row.addAll(List.of(yesNo(dice.chance(.003)), yesNo(dice.chance(.002))));
    row.add(yesNo(dice.chance(.001)));
    row.addAll(victim(crime, dice));
    row.add(crime.story().suspects().stream().map(Person::id).collect(Collectors.joining(";")));
    row.addAll(List.of(isDecided ? crime.outcomeType() : "", isDecided ? crime.decided() : ""));
    row.add(isDecided ? "closed" : "open");
    row.add(utc(world.plan().to().plusMonths(1).atDay(2).atTime(3, 0).toInstant(ZoneOffset.UTC)));
    return row.toArray();
  }

  private static List<Object> victim(Crime crime, Dice dice) {
    if (crime.story().victims().isEmpty()) {
      return Collections.nCopies(VICTIM_COLUMNS, "");
    }
    Person victim = crime.story().victims().get(0);
    return List.of(
        victim.id(),
        World.age(victim, crime.month(), dice),
        victim.sex(),
        dice.chance(.2) ? "NS" : victim.ethnicityCode(),
        victim.ethnicity().officerDefined.pick(dice),
        victim.disability(),
        victim.religion(),
        victim.orientation(),
        "Same as at birth",
        yesNo(dice.chance(victim.disability().equals("Yes") ? .3 : .08)));
  }

  /** Two findings a month, in words that say what they are. */
  private static void evidence(YearMonth month, Dice dice, Register.Out out) {
    LocalDate day = World.day(month, dice);
    out.row(
        "SYN-V" + month + "-1",
        "Synthetic inspection of " + month,
        "Synthetic Inspectorate",
        day,
        "trust",
        "inspection",
        dice.chance(.6) ? "Requires improvement" : "Adequate",
        "This finding is synthetic.",
        "https://example.org/synthetic",
        "");
    out.row(
        "SYN-V" + month + "-2",
        "Synthetic study of " + month,
        "Synthetic University",
        day,
        "violence",
        "study",
        "",
        "This finding, too, is synthetic.",
        "",
        "synthetic-measure;another-one");
  }
}
