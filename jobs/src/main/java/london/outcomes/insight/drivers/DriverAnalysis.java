package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Drivers.Outcome;
import london.outcomes.catalogue.Measure;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import london.outcomes.insight.Question;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which opinions go with trust in the police, and with the opinion that they do a good job, all
 * else equal: survey-weighted regressions of what respondents answered. Associations, not causes;
 * about Londoners and groups of them, never about a respondent.
 */
public final class DriverAnalysis implements Question {

  private final Drivers drivers;
  private final Map<String, Measure> measures;

  /**
   * @param drivers what is explained, and by what
   * @param measures by id, those of the outcomes among them
   */
  public DriverAnalysis(Drivers drivers, Map<String, Measure> measures) {
    this.drivers = drivers;
    this.measures = measures;
  }

  @Override
  public String id() {
    return "drivers";
  }

  @Override
  public List<String> reads() {
    return drivers.outcomes().stream()
        .map(outcome -> measures.get(outcome.measure()).table())
        .distinct()
        .toList();
  }

  @Override
  public List<String> answers() {
    return List.of(DriverTable.NAME);
  }

  @Override
  public Answer answer(Map<String, Dataset<Row>> tables) {
    Dataset<Row> any = tables.values().iterator().next();
    SparkSession session = any.sparkSession();
    List<Row> rows = new ArrayList<>();
    List<Row> checks = new ArrayList<>();
    List<ModelCard> cards = new ArrayList<>();
    for (Outcome outcome : drivers.outcomes()) {
      Measure measure = measures.get(outcome.measure());
      Responses reading = new Responses(outcome, measure, drivers);
      List<Response> responses = reading.of(tables.get(measure.table()));
      if (!responses.isEmpty()) {
        answer(reading, responses, new Regression(session), rows, checks, cards);
      }
    }
    return new Answer(
        Map.of(DriverTable.NAME, session.createDataFrame(rows, DriverTable.SCHEMA)),
        session.createDataFrame(checks, Answer.CHECK),
        cards);
  }

  private void answer(
      Responses reading,
      List<Response> responses,
      Regression regression,
      List<Row> rows,
      List<Row> checks,
      List<ModelCard> cards) {
    Measure measure = reading.measure();
    String modelId = id() + "-" + measure.id();
    OutcomeModels own =
        new OutcomeModels(drivers, reading.characteristics(), responses, regression);
    List<Model> models = own.all();
    List<Finding> findings = new Findings(drivers).of(models, own.asked());
    int latest = own.latest();
    for (Finding finding : findings) {
      List<Response> year = own.years().get(finding.model().year());
      rows.add(
          DriverTable.row(measure.id(), modelId, finding, year, drivers.factors().size(), latest));
    }
    List<Finding> newest =
        findings.stream()
            .filter(f -> f.model().year() == latest && f.model().group().equals(Model.ALL))
            .toList();
    FairnessChecks fairness = new FairnessChecks(modelId, reading.characteristics());
    checks.addAll(fairness.of(newest.get(0).model(), drivers.checks()));
    cards.add(new Card(modelId, measure, drivers).of(responses, models, newest));
  }
}
