package london.outcomes.job;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A valid delivery in memory, in the exact layout of its source, for tests to damage. */
final class DeliveredFile {

  private static final String STREET =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
          + "Crime type,Last outcome category,Context";
  private static final List<String> CRIME_TYPES =
      List.of(
          "Burglary",
          "Bicycle theft",
          "Drugs",
          "Other theft",
          "Public order",
          "Robbery",
          "Shoplifting",
          "Vehicle crime",
          "Violence and sexual offences",
          "Anti-social behaviour");
  private static final List<String> OUTCOME_TYPES =
      List.of(
          "Investigation complete; no suspect identified",
          "Unable to prosecute suspect",
          "Suspect charged",
          "Local resolution",
          "Under investigation",
          "Offender given a caution");

  private final String name;
  private final char delimiter;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  private DeliveredFile(String name, char delimiter, String header) {
    this.name = name;
    this.delimiter = delimiter;
    this.header = List.of(header.split(String.valueOf(delimiter)));
  }

  /** Ten rows: nine crimes of as many types, and an incident without an identifier. */
  static DeliveredFile street(String force, YearMonth month) {
    DeliveredFile file = new DeliveredFile(month + "-" + force + "-street.csv", ',', STREET);
    for (int i = 0; i < CRIME_TYPES.size(); i++) {
      boolean isCrime = i < CRIME_TYPES.size() - 1;
      String id = isCrime ? crimeId(force, month, i) : "";
      String outcome = isCrime ? "Under investigation" : "";
      file.add(
          id
              + ","
              + month
              + ",Metropolitan Police Service,Metropolitan Police Service,0.14,51.58,"
              + "On or near Beansland Grove,E0100002"
              + (7 + i % 3)
              + ",Barking and Dagenham 001A,"
              + CRIME_TYPES.get(i)
              + ","
              + outcome
              + ",");
    }
    return file;
  }

  /** Identifier of a crime of {@link #street}: 64 hexadecimal digits. */
  static String crimeId(String force, YearMonth month, int row) {
    return hexadecimal(force + month + "," + row);
  }

  private static String hexadecimal(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 32);
    return "%064x".formatted(new BigInteger(1, bytes));
  }

  /** An outcome for each of nine crimes of a month. */
  static DeliveredFile outcomes(String force, YearMonth month, YearMonth crimes) {
    DeliveredFile file =
        new DeliveredFile(
            month + "-" + force + "-outcomes.csv",
            ',',
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA"
                + " name,Outcome type");
    for (int i = 0; i < CRIME_TYPES.size() - 1; i++) {
      file.add(
          crimeId(force, crimes, i)
              + ","
              + month
              + ",Metropolitan Police Service,Metropolitan"
              + " Police Service,0.14,51.58,On or near BEANSLAND GROVE,E01000027,Barking and"
              + " Dagenham 001A,"
              + OUTCOME_TYPES.get(i % OUTCOME_TYPES.size()));
    }
    return file;
  }

  /** Ten stops in the middle of the month. */
  static DeliveredFile stops(String force, YearMonth month) {
    DeliveredFile file =
        new DeliveredFile(
            month + "-" + force + "-stop-and-search.csv",
            ',',
            "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age"
                + " range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of"
                + " search,Outcome,Outcome linked to object of search,Removal of more than just"
                + " outer clothing");
    for (int i = 0; i < 10; i++) {
      file.add(
          "Person search,"
              + month
              + "-1"
              + i
              + "T12:00:00+00:00,False,,51.5,-0.1,Male,18-24,"
              + "Black/African/Caribbean/Black British - African,Black,Misuse of Drugs Act 1971"
              + " (section 23),Controlled drugs,A no further action disposal,,");
    }
    return file;
  }

  /** Three categories in four boroughs, one column a month. */
  static DeliveredFile boroughs(YearMonth... months) {
    StringBuilder header = new StringBuilder("MajorText,MinorText,BoroughName");
    for (YearMonth month : months) {
      header.append(',').append(month.format(DateTimeFormatter.ofPattern("yyyyMM")));
    }
    DeliveredFile file =
        new DeliveredFile("MPS Borough Level Crime (a).csv", ',', header.toString());
    int value = 1;
    for (String borough : List.of("Barnet", "Bexley", "Brent", "Bromley")) {
      for (String category :
          List.of(
              "ROBBERY,ROBBERY OF PERSONAL PROPERTY",
              "ARSON AND CRIMINAL DAMAGE,ARSON",
              "ARSON AND CRIMINAL DAMAGE,CRIMINAL DAMAGE")) {
        StringBuilder row = new StringBuilder(category + "," + borough);
        for (YearMonth month : months) {
          // No month has the figures of another one: that would be a copy.
          row.append(',').append(value++ + 7 * (month.getYear() * 12 + month.getMonthValue()));
        }
        file.add(row.toString());
      }
    }
    return file;
  }

  /** Four victims in one month, in boroughs as the register spells them. */
  static DeliveredFile homicides(YearMonth month) {
    DeliveredFile file =
        new DeliveredFile(
            "Homicides_2003_2026.csv",
            ',',
            "Count of Victims,Age Group,Sex,Method of Killing,Domestic Abuse,Recorded Date,Homicide"
                + " Offence Type,Solved Status,Borough,Officer Observed Ethnicity");
    String date = month.format(DateTimeFormatter.ofPattern("MMM-yy", Locale.UK));
    for (String borough : List.of("Wandsworth", "Ealing", "Brent", "Lambeth")) {
      file.add(
          "1,45 to 54,Male,Knife or Sharp Implement,Not Domestic Abuse,"
              + date.replace("Sept", "Sep")
              + ",Murder,Solved,"
              + borough
              + ",White");
    }
    return file;
  }

  /** Two measures in two boroughs, with decimal commas. */
  static DeliveredFile survey(YearMonth month) {
    DeliveredFile file =
        new DeliveredFile("PAS_boroughs.csv", ';', "Date;Survey;Borough;Measure;Proportion;MPS");
    String date = month.atEndOfMonth().format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    for (String borough : List.of("Barnet", "Bexley")) {
      for (String measure : List.of("\"\"\"Good Job\"\" local\"", "Trust MPS")) {
        file.add(date + ";PAS;" + borough + ";" + measure + ";0,56;0,67");
      }
    }
    return file;
  }

  String name() {
    return name;
  }

  int rowCount() {
    return rows.size();
  }

  /** Adds a line as it is. */
  DeliveredFile add(String line) {
    return insert(rows.size(), line);
  }

  /** Puts a line as it is before a row, counted from 0. */
  DeliveredFile insert(int row, String line) {
    rows.add(row, new ArrayList<>(List.of(line.split(String.valueOf(delimiter), -1))));
    return this;
  }

  /** Adds a copy of the first row, about another crime, with other values: column, value ... */
  DeliveredFile plus(String... columnsAndValues) {
    rows.add(new ArrayList<>(rows.get(0)));
    if (header.contains("Crime ID")) {
      with(rows.size() - 1, "Crime ID", hexadecimal(name.substring(0, 20) + rows.size()));
    }
    return with(rows.size() - 1, columnsAndValues);
  }

  /** Sets values of a row, counted from 0; the value is written as it is. */
  DeliveredFile with(int row, String... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      int column = header.indexOf(columnsAndValues[i]);
      if (column < 0) {
        throw new IllegalArgumentException(columnsAndValues[i] + " is not in " + header);
      }
      rows.get(row).set(column, columnsAndValues[i + 1]);
    }
    return this;
  }

  /** Puts a row like {@link #plus} before another one. */
  DeliveredFile insertDamaged(int row, String... columnsAndValues) {
    plus(columnsAndValues);
    rows.add(row, rows.remove(rows.size() - 1));
    return this;
  }

  /** Sets a column of the first rows to texts, in quotes. */
  DeliveredFile quoted(String column, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      with(i, column, "\"" + texts.get(i).replace("\"", "\"\"") + "\"");
    }
    return this;
  }

  DeliveredFile without(int row) {
    rows.remove(row);
    return this;
  }

  DeliveredFile withAll(String column, String value) {
    for (int row = 0; row < rows.size(); row++) {
      with(row, column, value);
    }
    return this;
  }

  DeliveredFile repeat(int row) {
    return add(line(row));
  }

  /** A row of the file as text, counted from 0. */
  String line(int row) {
    return String.join(String.valueOf(delimiter), rows.get(row));
  }

  String header() {
    return String.join(String.valueOf(delimiter), header);
  }

  String text() {
    StringBuilder text = new StringBuilder(header()).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      text.append(line(i)).append('\n');
    }
    return text.toString();
  }
}
