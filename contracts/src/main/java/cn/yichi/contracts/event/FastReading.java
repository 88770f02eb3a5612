package cn.yichi.contracts.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Two things that took a third of the time in which an event is read, done otherwise with the same
 * result: Jackson looks for a way to call a record's constructor at each call, and reads an instant
 * through a general formatter.
 */
final class FastReading {
  private FastReading() {}

  static SimpleModule module() {
    SimpleModule module =
        new SimpleModule("yichi-fast-reading") {
          private static final long serialVersionUID = 1L;

          @Override
          public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addValueInstantiators(new Constructors());
          }
        };
    module.addDeserializer(Instant.class, new Instants());
    return module;
  }

  /** Calls the canonical constructor of this package's records through a handle found once. */
  private static final class Constructors extends ValueInstantiators.Base {
    @Override
    public ValueInstantiator modifyValueInstantiator(
        DeserializationConfig config,
        BeanDescription.Supplier bean,
        ValueInstantiator instantiator) {
      Class<?> type = bean.getBeanClass();
      return type.isRecord()
              && type.getPackageName().equals(FastReading.class.getPackageName())
              && instantiator instanceof StdValueInstantiator standard
          ? new Canonical(standard, canonical(type))
          : instantiator;
    }

    private static MethodHandle canonical(Class<?> record) {
      Class<?>[] components =
          Arrays.stream(record.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      try {
        Constructor<?> constructor = record.getDeclaredConstructor(components);
        return MethodHandles.lookup()
            .unreflectConstructor(constructor)
            .asSpreader(Object[].class, components.length)
            .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("every record has its canonical constructor", impossible);
      }
    }
  }

  private static final class Canonical extends StdValueInstantiator {
    private final MethodHandle constructor;

    Canonical(StdValueInstantiator standard, MethodHandle constructor) {
      super(standard);
      this.constructor = constructor;
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
      try {
        return constructor.invokeExact(arguments);
      } catch (Error fatal) {
        throw fatal;
      } catch (Throwable fault) {
        return context.handleInstantiationProblem(getValueClass(), arguments, fault);
      }
    }
  }

  /** {@code 2026-11-23T01:02:03.004Z} and the like; every other form is read as before. */
  private static final class Instants extends InstantDeserializer<Instant> {
    Instants() {
      super(InstantDeserializer.INSTANT, DateTimeFormatter.ISO_INSTANT);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        @Nullable Instant usual = UsualInstant.parse(parser.getString());
        if (usual != null) {
          return usual;
        }
      }
      return super.deserialize(parser, context);
    }
  }
}
