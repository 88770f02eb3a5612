package cn.yichi.registry.intake;

/** Tells failures of a store that pass by themselves from those that do not. */
@FunctionalInterface
public interface StoreFailures {
  /** Whether another attempt may succeed without anything being changed. */
  boolean pass(RuntimeException failure);
}
