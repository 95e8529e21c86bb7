package london.outcomes.synth;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Victims who are sent on to a service that supports them; the referral names the crime. */
final class ReferralRegister {

  private static final String ID = "service-referral";

  private final World world;

  ReferralRegister(World world) {
    this.world = world;
  }

  Register register() {
    return Register.quarterly(
        ID,
        Traits.after(
            "referral_id",
            "service",
            "crime_type",
            "referred_date",
            "contacted_date",
            "started_date",
            "closed_date",
            "status",
            "borough_code"),
        this::referrals);
  }

  private void referrals(YearMonth month, Dice dice, Register.Out out) throws IOException {
    world
        .crimes()
        .forEach(
            month,
            crime -> {
              if (crime.dice(ID).chance(part(crime)) && !crime.story().victims().isEmpty()) {
                out.row(referral(crime, dice));
              }
            });
  }

  /** The part of victims who agree to be referred. */
  private static double part(Crime crime) {
    if (crime.story().nature().isDomestic()) {
      return .22;
    }
    return switch (crime.minor()) {
      case RAPE, OTHER_SEXUAL -> .35;
      case WITH_INJURY -> .12;
      case ROBBERY_PERSONAL, PUBLIC_FEAR_HATE -> .1;
      case WITHOUT_INJURY, STALKING -> .07;
      case BURGLARY_HOME -> .06;
      default -> 0;
    };
  }

  private Object[] referral(Crime crime, Dice dice) {
    Person who = crime.story().victims().get(0);
    LocalDate last = crime.month().atEndOfMonth();
    LocalDate day = crime.recorded().plusDays(dice.below(4));
    LocalDate referred = day.isAfter(last) ? last : day;
    boolean isReached = dice.chance(.72);
    String contacted = isReached ? world.later(referred, dice.below(6)) : "";
    boolean isTaken = !contacted.isEmpty() && dice.chance(.55);
    String started = isTaken ? world.later(referred, 6 + dice.below(15)) : "";
    String closed = started.isEmpty() ? "" : world.later(referred, 40 + dice.below(120));
    String status =
        !closed.isEmpty()
            ? "closed"
            : !started.isEmpty()
                ? "started"
                : isReached ? (dice.chance(.6) ? "declined" : "contacted") : "not reached";
    return Traits.of(who, crime.month(), dice)
        .after(
            crime.reference("SYN-R"),
            service(crime, who),
            type(crime),
            referred,
            contacted,
            started,
            closed,
            status,
            who.borough().code());
  }

  private static String service(Crime crime, Person who) {
    if (who.ageIn(crime.month().getYear()) < 18) {
      return "Children and young people's service";
    }
    if (crime.minor().isSexual()) {
      return "Rape Crisis centres";
    }
    return crime.story().nature().isDomestic()
        ? "Independent Domestic Violence Advocates"
        : "London Victim and Witness Service";
  }

  private static String type(Crime crime) {
    if (crime.minor().isSexual()) {
      return "Sexual offences";
    }
    if (crime.story().nature().isDomestic()) {
      return "Domestic abuse";
    }
    return switch (crime.minor()) {
      case ROBBERY_PERSONAL -> "Robbery";
      case PUBLIC_FEAR_HATE -> "Hate crime";
      case BURGLARY_HOME -> "Burglary";
      default -> "Violence";
    };
  }
}
