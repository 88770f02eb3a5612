package cn.yichi.bench.speed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM's place taken by a cipher that copies, with zeros for a tag: the null cipher that sealing
 * is measured against. It stands in the bench only, in a process of a service that the bench starts
 * through {@link #main}; no setting of a service leads to it.
 */
public final class CopyingCipher extends CipherSpi {
  private static final int TAG = 16;

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private byte[] nonce = {};
  private boolean sealing;

  /** Asks the JDK's providers before all others. */
  private static final class Copying extends Provider {
    private static final long serialVersionUID = 1L;

    Copying() {
      super("YichiBenchCopying", "1", "copies instead of sealing");
      put("Cipher.AES/GCM/NoPadding", CopyingCipher.class.getName());
    }
  }

  /**
   * Starts a service whose AES-GCM copies.
   *
   * @param arguments the service's own main class, and its arguments
   */
  public static void main(String[] arguments) throws Exception {
    Security.insertProviderAt(new Copying(), 1);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    taken.write(input, offset, length);
    return new byte[0];
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at) {
    taken.write(input, offset, length);
    return 0;
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length) {
    if (input != null) {
      taken.write(input, offset, length);
    }
    byte[] all = taken.toByteArray();
    taken.reset();
    return Arrays.copyOf(all, sealing ? all.length + TAG : Math.max(0, all.length - TAG));
  }

  @Override
  protected int engineDoFinal(
      byte @Nullable [] input, int offset, int length, byte[] output, int at)
      throws ShortBufferException {
    byte[] done = engineDoFinal(input, offset, length);
    if (output.length - at < done.length) {
      throw new ShortBufferException();
    }
    System.arraycopy(done, 0, output, at, done.length);
    return done.length;
  }

  @Override
  protected void engineInit(int mode, Key key, AlgorithmParameterSpec given, SecureRandom random) {
    sealing = mode == Cipher.ENCRYPT_MODE;
    nonce = given instanceof GCMParameterSpec gcm ? gcm.getIV() : new byte[12];
    taken.reset();
  }

  @Override
  protected void engineInit(int mode, Key key, SecureRandom random) {
    sealing = mode == Cipher.ENCRYPT_MODE;
    taken.reset();
  }

  @Override
  protected void engineInit(int mode, Key key, AlgorithmParameters given, SecureRandom random) {
    engineInit(mode, key, random);
  }

  @Override
  protected void engineUpdateAAD(byte[] said, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, said.length);
  }

  @Override
  protected void engineUpdateAAD(ByteBuffer said) {
    said.position(said.limit());
  }

  @Override
  protected int engineGetOutputSize(int length) {
    return taken.size() + length + (sealing ? TAG : 0);
  }

  @Override
  protected int engineGetBlockSize() {
    return 16;
  }

  @Override
  protected byte[] engineGetIV() {
    return nonce.clone();
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  protected int engineGetKeySize(Key key) {
    return key.getEncoded().length * 8;
  }

  @Override
  protected void engineSetMode(String mode) {
    // GCM is all there is.
  }

  @Override
  protected void engineSetPadding(String padding) {
    // None is all there is.
  }
}
