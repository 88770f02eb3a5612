package broken.yichi.recognition.decision;

public record Decision(String outcome) {}
