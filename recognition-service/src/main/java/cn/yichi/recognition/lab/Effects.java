package cn.yichi.recognition.lab;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a draft would change.
 *
 * @param day the day on which both books were asked: the draft's first, or today where that is over
 * @param examined how many certificates
 * @param notices how many changed answers would be told to somebody
 * @param cells where who gains and loses; what no cell had room for stands under {@link Cell#REST}
 * @param benefits what a changed answer opens or closes
 * @param samples some of the changed answers
 */
public record Effects(
    LocalDate day,
    long examined,
    long notices,
    Map<Cell, Change> cells,
    List<Paid> benefits,
    List<Sample> samples) {
  public Effects {
    cells = Map.copyOf(cells);
    benefits = List.copyOf(benefits);
    samples = List.copyOf(samples);
  }

  /**
   * A group of certificates.
   *
   * @param home home region of the certificates
   * @param occupation {@code <edition>:<code>}; empty where none is stated
   * @param level name of a level; empty for ungraded kinds
   * @param county GB/T 2260 code of the county of issue; empty where none is stated. Where somebody
   *     works no certificate says.
   */
  public record Cell(String home, String occupation, String level, String county) {
    /** For what came after there were as many cells as there may be. */
    public static final Cell REST = new Cell("", "", "", "");
  }

  /**
   * How answers of a group change.
   *
   * @param gained recognised, or to more, where they were not
   * @param lost the other way round
   * @param otherwise another answer that is neither
   */
  public record Change(long gained, long lost, long otherwise) {
    static final Change NONE = new Change(0, 0, 0);

    Change plus(Change other) {
      return new Change(gained + other.gained, lost + other.lost, otherwise + other.otherwise);
    }
  }

  /**
   * What changed answers mean for a benefit.
   *
   * @param policy its id
   * @param opened for how many certificates more
   * @param closed for how many fewer
   * @param mostFen the most that the opened ones cost, in 分, as far as the policy states a most
   * @param withoutMost of the opened ones, those for which it states none
   */
  public record Paid(String policy, long opened, long closed, long mostFen, long withoutMost) {}

  /** A changed answer. */
  public record Sample(
      CertificateId certificate,
      Region home,
      CertificateKind kind,
      Decision before,
      Decision after) {}
}
