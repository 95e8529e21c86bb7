package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Failure;
import london.outcomes.insight.Question;

/** The questions of one command, one after the other, each only where something has changed. */
record Insight(Workplace place, RunContext run, List<Question> questions) {

  /**
   * Answers; returns what was left as it was, and why.
   *
   * @throws Failure.InputMissing when no question has anything to be answered from
   */
  List<String> answer(Steps steps) {
    List<String> skipped = new ArrayList<>();
    int blind = 0;
    for (Question question : questions) {
      InsightStep step = new InsightStep(place, run, question);
      if (!step.missing().isEmpty()) {
        blind++;
        skipped.add(
            "%s: nothing to answer it from, for there is no %s"
                .formatted(question.id(), String.join(" and no ", step.missing())));
      } else if (step.isAnswered()) {
        skipped.add(question.id() + ": what it rests on has not changed");
      } else {
        step.run(steps);
      }
    }
    if (blind == questions.size()) {
      throw new Failure.InputMissing(
          "Nothing can be answered from %s: %s. Run first: outcomes run"
              .formatted(place.lake().root(), String.join("; ", skipped)));
    }
    return skipped;
  }
}
