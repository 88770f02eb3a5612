package cn.yichi.recognition.explanation;

/** Who can bring a change about. */
public enum Who {
  WORKER,
  EMPLOYER,
  ISSUER,
  /** The HR bureau (人社局) of the region whose registry keeps the certificate. */
  HOME_BUREAU,
  /** The HR bureau of the region asked about, or the lower one to which a clause delegates. */
  HOST_BUREAU,
  /** The parties of the agreement, or who made the statute. */
  PARTIES,
  /** Nobody: a day has to come. */
  TIME
}
