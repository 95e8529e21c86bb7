package london.outcomes.synth;

/** The two territorial forces of London, by the names that data.police.uk gives them. */
enum Force {
  METROPOLITAN("metropolitan", "Metropolitan Police Service", 95_000, 20_000),
  CITY_OF_LONDON("city-of-london", "City of London Police", 650, 180);

  final String id;
  final String title;
  final double monthlyRows;
  final double monthlyStops;

  Force(String id, String title, double monthlyRows, double monthlyStops) {
    this.id = id;
    this.title = title;
    this.monthlyRows = monthlyRows;
    this.monthlyStops = monthlyStops;
  }
}
