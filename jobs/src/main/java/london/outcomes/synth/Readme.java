package london.outcomes.synth;

/** Says in plain words, beside the files, what they are and what they are not. */
final class Readme {

  static final String NAME = "README.txt";

  private Readme() {}

  static String ofTruth() {
    return String.join(
        "\n",
        "WHAT IS TRUE OF THE SYNTHETIC FILES BESIDE THIS FOLDER. These are no deliveries.",
        "",
        "figures.csv: counted where the rows are made, not from the files.",
        "  extract  id of the contract that reads the file",
        "  figure   what is counted",
        "  period   month, as YYYY-MM: of the file, or of the row where a file holds several",
        "  area     as the rows say it: code of a borough, CPS area, name; empty for none",
        "  group    as the rows say it: crime type, outcome, sex, ethnicity; empty for none",
        "  count    rows that have what the figure is about",
        "  of       rows among which they are",
        "  share    count / of, rounded half up to six decimals; what a rate or gap rests on",
        "",
        "expected.csv: with --redraws only; the same figures, as the mean over that many draws of all",
        "  that happens, in the same world: with the same people, places, seasons and levels of months.",
        "  This is what a measure estimates, and what its interval is there to cover. A figure that",
        "  was counted lies about it by chance.",
        "  count, of  means of the draws; their quotient is the expected share",
        "  draws      how many there were: the means are themselves uncertain by a part of chance",
        "",
        "parameters.csv: subject, parameter, value. A month's level is",
        "  level * (1 + swing * cos(2 pi (month - peak month) / 12))",
        "        * (1 + yearly trend * years since January 2024, at most 4 each way);",
        "  levels of crime types are shares of all rows, those of registers are rows at scale 1.",
        "  A turned answer is a favourable one that is given as an unfavourable one.",
        "  A loading is the correlation of what a respondent thinks of the police with the leaning to the",
        "  first answer of a question. It makes answers go together, and changes the share of none.",
        "",
        "rises.csv: rises of one crime type in one borough that are planted for signals to find;",
        "  in the months from and to, and between, there are factor times as many as usual.",
        "");
  }

  static String text(Plan plan) {
    return String.join(
        "\n",
        "ALL FILES IN THIS FOLDER ARE SYNTHETIC.",
        "",
        "They were made by `outcomes synth`. No row is about a real person, a real offence or a",
        "real event, and no figure here says anything about London or its police.",
        "",
        "The layouts are those of data.police.uk, the Metropolitan Police Service and MOPAC; those of",
        "the restricted extracts are the ones that conf/sources states.",
        "Area codes and the sizes of populations are real; everything else comes from a seeded",
        "generator: streets are called Synthetic Street, and the names of small areas are made up.",
        "",
        "First month: " + plan.from(),
        "Last month:  " + plan.to(),
        "Scale:       " + plan.scale() + " (1 is the size of London)",
        "Seed:        " + plan.seed(),
        "",
        "The same plan gives the same bytes. " + Manifest.NAME + " lists every file but itself,",
        "with size, SHA-256 and provenance.",
        "");
  }
}
