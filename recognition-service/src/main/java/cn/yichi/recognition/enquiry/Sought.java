package cn.yichi.recognition.enquiry;

/** How an asker says which certificate is meant: by two facts that must both fit. */
public sealed interface Sought permits Identification, HolderSearch {}
