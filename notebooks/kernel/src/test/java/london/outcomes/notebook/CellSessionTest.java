package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSessionTest {
  private final CellSession session = new CellSession();

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void lastExpressionIsTheValue() throws Exception {
    assertThat(session.evaluate(1, "int a = 6;\nint b = 7;\n\n// the product\na * b\n"))
        .isEqualTo(42);
  }

  @Test
  void semicolonDeclarationAndAssignmentShowNothing() throws Exception {
    assertThat(session.evaluate(1, "int a = 6;")).isNull();
    assertThat(session.evaluate(2, "a + 1;")).isNull();
    assertThat(session.evaluate(2, "a + 1; // one more")).isNull();
    assertThat(session.evaluate(3, "a = 8")).isNull();
    assertThat(session.evaluate(4, "// only a comment\n")).isNull();
    assertThat(session.evaluate(5, "")).isNull();
    assertThat(session.evaluate(6, "a // now\n")).isEqualTo(8);
  }

  @Test
  void valueIsTheObjectAndNotItsText() throws Exception {
    assertThat(session.evaluate(1, "new int[] {1, 2}")).isEqualTo(new int[] {1, 2});
  }

  @Test
  void importsTypesAndMethodsServeLaterCells() throws Exception {
    session.evaluate(
        1, "import java.time.*;\nrecord P(int x) {}\nint twice(P p) { return 2 * p.x(); }");
    assertThat(session.evaluate(2, "twice(new P(Year.of(4).getValue()))")).isEqualTo(8);
  }

  @Test
  void compilerErrorNamesTheLineOfTheCell() {
    assertThatThrownBy(() -> session.evaluate(3, "int a = 1;\n\nint b =\n    a + missing;\n"))
        .isInstanceOf(CellFailure.class)
        .hasMessageStartingWith("In [3], line 4, `a + missing;`: cannot find symbol")
        .hasMessageContaining("missing");
  }

  @Test
  void syntaxErrorNamesTheLineOfTheCell() {
    assertThatThrownBy(() -> session.evaluate(1, "int a = 1;\nint 2b = 3;\n"))
        .hasMessageStartingWith("In [1], line 2, `int 2b = 3;`: ");
  }

  @Test
  void statementWithoutEndNamesWhereItStarts() {
    assertThatThrownBy(() -> session.evaluate(1, "int a = 1;\n\nfor (;;) {\n  a++;\n"))
        .hasMessage("In [1], line 3, `for (;;) {`: the statement has no end");
  }

  @Test
  void exceptionNamesTheLineOfTheCellAndItsCause() {
    String cell =
        """
        int a = 0;

        throw new IllegalStateException(
            "outer", new RuntimeException("inner"));
        """;
    assertThatThrownBy(() -> session.evaluate(1, cell))
        .hasMessage(
            "In [1], line 3, `throw new IllegalStateException(`: "
                + "IllegalStateException: outer; caused by RuntimeException: inner");
  }

  @Test
  void exceptionInAMethodOfAnEarlierCellNamesBothPlaces() throws Exception {
    session.evaluate(1, "int half(int a) {\n  int zero = 0;\n  return a / zero;\n}");
    assertThatThrownBy(() -> session.evaluate(2, "int x = 5;\nhalf(x)"))
        .hasMessage("In [1], line 3, `return a / zero;`: ArithmeticException: / by zero")
        .satisfies(
            failure ->
                assertThat(((CellFailure) failure).trace())
                    .anySatisfy(call -> assertThat(call).startsWith("In [2], line 2, `half(x)`")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}",
        ")",
        "int x =",
        "int x = ",
        "\"abc",
        "/* open",
        "import nope.Nope;",
        "new",
        "x",
        "@",
        "1 +",
        "class A { int f() { return missing; }",
        "int a; int a = \"s\";",
        "goto x;",
        "var v;",
        "String s = \"\"\"\nabc",
        "int i = 0; i.foo();",
        "class C extends Missing {}",
        "\u0000",
        "#!sh"
      })
  void damagedCellIsAFailureWithItsPlace(String cell) {
    assertThatThrownBy(() -> session.evaluate(1, cell))
        .isInstanceOf(CellFailure.class)
        .hasMessageStartingWith("In [1], line ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        ";;",
        "/* only */",
        "/** doc */",
        "\n\n",
        "{}",
        "int a, b;",
        "@Deprecated void f() {}"
      })
  void cellOfLittleIsNoFailure(String cell) throws Exception {
    assertThat(session.evaluate(1, cell)).isNull();
  }

  @Test
  void commentsBeforeAStatementDoNotMoveItsLine() {
    String before = "int a = 1;\n// one\n\n/* two\n */\n";
    assertThatThrownBy(() -> session.evaluate(1, before + "int b = missing;"))
        .hasMessageStartingWith("In [1], line 6, `int b = missing;`: ");
    assertThatThrownBy(() -> session.evaluate(2, before + "int b = 1 / (a - a);"))
        .hasMessageStartingWith("In [2], line 6, `int b = 1 / (a - a);`: ");
  }

  @Test
  void failureDoesNotEndTheSession() throws Exception {
    assertThatThrownBy(() -> session.evaluate(1, "throw new StackOverflowError();"))
        .isInstanceOf(CellFailure.class);
    assertThat(session.evaluate(2, "1 + 1")).isEqualTo(2);
  }

  @Test
  void methodThatNeedsALaterCellIsRefused() {
    assertThatThrownBy(() -> session.evaluate(1, "int f() {\n  return later();\n}"))
        .hasMessageStartingWith("In [1], line 1, `int f() {`: no cell so far declares: ")
        .hasMessageContaining("later");
  }

  @Test
  void cellsCanRunAgain() throws Exception {
    String cell =
        """
        import java.util.List;
        record P(int x) {}
        int a = 1;
        List<P> all = List.of(new P(a));
        int sum() { return all.size() + a; }
        int b = sum();
        """;
    for (int run = 1; run < 6; run += 2) {
      session.evaluate(run, cell);
      assertThat(session.evaluate(run + 1, "a + b + all.get(0).x() + sum()")).isEqualTo(6);
    }
  }

  @Test
  void importThatWouldEmptyAVariableIsRefused() throws Exception {
    session.evaluate(1, "import java.util.*;\nList<String> names = List.of(\"a\");");
    assertThatThrownBy(() -> session.evaluate(2, "import java.awt.List;"))
        .hasMessageContaining("empties the variable `names`");
  }
}
