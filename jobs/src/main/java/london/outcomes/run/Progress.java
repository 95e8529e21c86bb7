package london.outcomes.run;

/** Tells a waiting person what happens now: one line a step. */
@FunctionalInterface
public interface Progress {

  void step(String what);
}
