package cn.yichi.recognition.benefit;

import java.util.List;

/** Which certificates open which benefits; a change is published in the same write. */
public interface OpenBenefits {

  /** Notes opened benefits; one noted alike before changes nothing. */
  void open(List<OpenBenefit> opened);

  /** Notes closed benefits; one that was never open, or is closed already, changes nothing. */
  void close(List<OpenBenefit> closed);
}
