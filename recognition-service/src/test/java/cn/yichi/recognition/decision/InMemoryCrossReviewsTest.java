package cn.yichi.recognition.decision;

class InMemoryCrossReviewsTest implements CrossReviewsContract {
  private final InMemoryCrossReviews reviews = new InMemoryCrossReviews();

  @Override
  public CrossReviews reviews() {
    return reviews;
  }
}
