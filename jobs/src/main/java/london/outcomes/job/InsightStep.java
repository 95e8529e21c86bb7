package london.outcomes.job;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.insight.Answer;
import london.outcomes.insight.ModelCard;
import london.outcomes.insight.Question;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Answers a question of insight from the tables as they are. Each table of the answer remembers the
 * versions that it was made from, and is written after cards and checks: where all of them remember
 * the same, the answer is whole.
 */
final class InsightStep {

  static final String CARDS = "dim_model";
  static final String CHECKS = "fact_model_check";

  private static final String STEP = "insight";

  private final Workplace place;
  private final RunContext run;
  private final Question question;
  private final Map<String, Long> versions;
  private final Map<String, String> definitions;

  InsightStep(Workplace place, RunContext run, Question question) {
    this.place = place;
    this.run = run;
    this.question = question;
    this.versions = new TreeMap<>();
    for (String table : question.reads()) {
      place.lake().table(table).version().ifPresent(v -> versions.put(table, v));
    }
    this.definitions = Map.of(question.id(), Digest.insight(place.catalogue()));
  }

  /** Tables that it cannot be answered without, and that were never written. */
  List<String> missing() {
    return question.needs().stream().filter(table -> !versions.containsKey(table)).toList();
  }

  /** Whether the answer that stands rests on what is there now. */
  boolean isAnswered() {
    return question.answers().stream().allMatch(this::isFollowing);
  }

  private boolean isFollowing(String table) {
    return place
        .lake()
        .table(table)
        .lastCommit()
        .flatMap(Commit::note)
        .filter(note -> note.tablesRead().equals(versions))
        .filter(note -> note.definitions().equals(definitions))
        .isPresent();
  }

  /** Answers it anew. */
  void run(Steps steps) {
    steps.say("find " + question.id());
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    versions.keySet().forEach(name -> tables.put(name, place.lake().table(name).read()));
    Answer answer = question.answer(tables);
    CommitNote note = new CommitNote(run.id(), STEP, versions, List.of(), definitions);
    write(steps, CARDS, cards(answer.cards()), note);
    write(steps, CHECKS, stamped(answer.checks()), note);
    new ModelCards(place).write(answer.cards(), place.lake().table(CHECKS).read().where(own()));
    List<Runnable> writes = new ArrayList<>();
    question
        .answers()
        .forEach(name -> writes.add(() -> whole(steps, name, answer.tables().get(name), note)));
    Together.run(writes);
  }

  private void whole(Steps steps, String name, Dataset<Row> rows, CommitNote note) {
    LakeTable table = place.lake().table(name);
    steps.record(STEP + " " + name, () -> table.replaceAll(published(rows).coalesce(1), note));
  }

  /** Of tables that questions share, the part of this one. */
  private void write(Steps steps, String name, Dataset<Row> rows, CommitNote note) {
    LakeTable table = place.lake().table(name);
    steps.record(STEP + " " + name, () -> table.replace(rows, own(), note));
  }

  private String own() {
    return "question_id = '%s'".formatted(question.id());
  }

  private Dataset<Row> stamped(Dataset<Row> rows) {
    return published(rows.withColumn("question_id", lit(question.id())));
  }

  private Dataset<Row> published(Dataset<Row> rows) {
    return rows.withColumn("run_id", lit(run.id())).withColumn("release_id", lit(run.id()));
  }

  private Dataset<Row> cards(List<ModelCard> cards) {
    return place.lake().table(CARDS).rows(cards.stream().map(this::row).toList());
  }

  private Row row(ModelCard card) {
    return RowFactory.create(
        question.id(),
        card.id(),
        card.title(),
        card.question(),
        card.data(),
        card.method(),
        card.limits(),
        card.notFor(),
        metrics(card),
        card.version(),
        Date.valueOf(card.through()),
        card.provenance(),
        run.id(),
        run.id());
  }

  private static String metrics(ModelCard card) {
    return card.metrics().entrySet().stream()
        .map(metric -> metric.getKey() + ": " + metric.getValue())
        .collect(Collectors.joining("; "));
  }
}
