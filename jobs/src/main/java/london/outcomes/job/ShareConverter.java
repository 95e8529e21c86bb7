package london.outcomes.job;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share as people write it: {@code 0.5%}, or {@code 0.005}. */
final class ShareConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    boolean isPercent = text.endsWith("%");
    try {
      BigDecimal number =
          new BigDecimal(isPercent ? text.substring(0, text.length() - 1).strip() : text);
      return (isPercent ? number.movePointLeft(2) : number).doubleValue();
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no share; write 0.5% or 0.005");
    }
  }
}
