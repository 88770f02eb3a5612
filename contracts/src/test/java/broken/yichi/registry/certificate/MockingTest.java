package broken.yichi.registry.certificate;

import org.mockito.Mockito;

final class MockingTest {
  Runnable port() {
    return Mockito.mock(Runnable.class);
  }
}
