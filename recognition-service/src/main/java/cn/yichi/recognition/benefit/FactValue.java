package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;

/** A stated fact. */
public sealed interface FactValue {
  FactType type();

  /** The value as CEL sees it. */
  Object forCel();

  /** An amount of money. */
  record OfMoney(Money money) implements FactValue {
    @Override
    public FactType type() {
      return FactType.MONEY;
    }

    @Override
    public Object forCel() {
      return money.fen();
    }
  }

  /** A whole number. */
  record OfInteger(long number) implements FactValue {
    @Override
    public FactType type() {
      return FactType.INTEGER;
    }

    @Override
    public Object forCel() {
      return number;
    }
  }

  /** Yes or no. */
  record OfBoolean(boolean yes) implements FactValue {
    @Override
    public FactType type() {
      return FactType.BOOLEAN;
    }

    @Override
    public Object forCel() {
      return yes;
    }
  }

  /** A day. */
  record OfDate(LocalDate day) implements FactValue {
    @Override
    public FactType type() {
      return FactType.DATE;
    }

    @Override
    public Object forCel() {
      return day.toString();
    }
  }

  /** A region. */
  record OfRegion(Region region) implements FactValue {
    @Override
    public FactType type() {
      return FactType.REGION;
    }

    @Override
    public Object forCel() {
      return region.code();
    }
  }

  /** Any text. */
  record OfText(String text) implements FactValue {
    @Override
    public FactType type() {
      return FactType.TEXT;
    }

    @Override
    public Object forCel() {
      return text;
    }
  }
}
