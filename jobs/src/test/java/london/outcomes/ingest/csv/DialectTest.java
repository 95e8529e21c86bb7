package london.outcomes.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import london.outcomes.catalogue.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract may declare; tested here because the reader relies on it. */
class DialectTest {
  @ParameterizedTest
  @CsvSource({"',',','", "'\"','\"'", "§,'\"'", "',',“", "'\n','\"'", "',','\r'"})
  void separatorsMustBeTwoDifferentAsciiCharacters(char delimiter, char quote) {
    assertThatThrownBy(() -> new Dialect(delimiter, "UTF-8", quote))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be two different ASCII characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-9", "", "no such name!"})
  void charsetMustBeKnown(String charset) {
    assertThatThrownBy(() -> new Dialect(',', charset, '"'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dialect: charset '" + charset + "' is unknown here; use a name such as UTF-8");
  }

  @Test
  void separatorsStayWhenTheCharsetChanges() {
    assertThat(new Dialect('|', "UTF-8", '\'').withCharset("windows-1252"))
        .isEqualTo(new Dialect('|', "windows-1252", '\''));
  }

  @Test
  void dialectWithoutQuoteIsNotQuoting() {
    assertThat(Dialect.STANDARD.isQuoting()).isTrue();
    assertThat(new Dialect('|', "UTF-8", Dialect.NO_QUOTE).isQuoting()).isFalse();
  }

  @Test
  void dialectTravelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(Dialect.STANDARD);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(Dialect.STANDARD);
    }
  }
}
