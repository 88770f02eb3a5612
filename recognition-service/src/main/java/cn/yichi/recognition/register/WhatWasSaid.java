package cn.yichi.recognition.register;

/**
 * Port: what regions have said on agreements before this service listened. Nothing that comes from
 * others is decided before it was heard: what is decided before an agreement is known would be
 * decided again, and people told of it as if the agreement were new.
 */
public interface WhatWasSaid {
  /** Hears all that stands on the topics of other regions now; to be tried again where it fails. */
  void hearAll();
}
