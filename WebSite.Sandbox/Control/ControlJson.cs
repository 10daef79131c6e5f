using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace WebSite.Sandbox.Control;

/// <summary>JSON of the control path: enumerations by name, and a misspelt field is an error, not silence.</summary>
internal static class ControlJson
{
    public static void AddControlJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.SerializerOptions.RespectNullableAnnotations = true;
    });

    /// <summary>A value changed by a JSON merge patch (RFC 7396).</summary>
    /// <exception cref="BadHttpRequestException">The patch makes it something it can't be.</exception>
    public static T Merge<T>(this HttpContext context, T value, JsonObject patch)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var merged = Merge(JsonSerializer.SerializeToNode(value, options), patch);
        try
        {
            return merged.Deserialize<T>(options) ?? value;
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException(e.Message, e);
        }
    }

    private static JsonNode? Merge(JsonNode? whole, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = whole as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            var before = merged[name];
            merged.Remove(name);
            if (change is not null)
            {
                merged[name] = Merge(before, change);
            }
        }

        return merged;
    }
}
