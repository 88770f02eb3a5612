package cn.yichi.bench.speed.bare;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.security.Allow;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** One look-up by id, answered as JSON once it is written down that somebody asked. */
@RestController
@RequestMapping("/documents")
class DocumentController {
  private final MongoCollection<Document> documents;
  private final MongoCollection<Document> asked;

  DocumentController(MongoCollection<Document> documents, MongoCollection<Document> asked) {
    this.documents = documents;
    this.asked = asked;
  }

  @Allow(value = OFFICER, within = REGION)
  @GetMapping("/{id}")
  Map<String, Object> find(@PathVariable String id) {
    Document found = documents.find(Filters.eq("_id", id)).first();
    if (found == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    asked.insertOne(new Document("document", id).append("at", new Date()));
    return found;
  }
}
