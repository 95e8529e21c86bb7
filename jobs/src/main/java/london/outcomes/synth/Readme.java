package london.outcomes.synth;

/** Says in plain words, beside the files, what they are and what they are not. */
final class Readme {

  static final String NAME = "README.txt";

  private Readme() {}

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
