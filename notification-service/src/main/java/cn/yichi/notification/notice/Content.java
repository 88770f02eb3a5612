package cn.yichi.notification.notice;

import java.util.List;

/** What a notice says. */
public sealed interface Content {

  /** The stable name of the kind of content. */
  String kind();

  /**
   * First news: how the certificate counts in the regions that decided while the notice was
   * gathered.
   *
   * @param entries at least one; one per region, in the order of their codes
   */
  record FirstNews(List<Entry> entries) implements Content {
    @Override
    public String kind() {
      return "NEW";
    }
  }

  /** A change of what the holder was told about one region. */
  record Changed(Entry entry) implements Content {
    @Override
    public String kind() {
      return "CHANGE";
    }
  }

  /** A benefit that may be claimed once its facts are given. */
  record Benefit(BenefitChange.Offer offer) implements Content {
    @Override
    public String kind() {
      return "BENEFIT";
    }
  }

  /** An organisation was answered against the holder, who may reply. */
  record Adverse(AdverseAnswer.Told told) implements Content {
    @Override
    public String kind() {
      return "ADVERSE";
    }
  }
}
