using System.Data.Common;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>How a database says what not all say alike. Lists of keys travel as one parameter, a JSON array.</summary>
internal abstract class SqlDialect
{
    /// <summary>Takes the next number of a claim.</summary>
    public abstract string NextFence { get; }

    /// <summary>Keeps rows that are read from other writers, which SQLite does in any case.</summary>
    public abstract string Locking { get; }

    /// <summary>The same, without those that another writer has.</summary>
    public abstract string LockingFree { get; }

    /// <summary>Joins a table that must be read after the one before, where the database can be told so.</summary>
    public abstract string FixedJoin { get; }

    /// <summary>What stands for a column of names in any letter case, in an index.</summary>
    public abstract string Folded(string column);

    /// <summary>Whether a column of names in any letter case holds a name.</summary>
    public abstract string Names(string column, string parameter);

    /// <summary>Whether a column of names in any letter case holds one of a list.</summary>
    public abstract string NamesOneOf(string column, string parameter);

    /// <summary>Whether a text is one of a list.</summary>
    public abstract string IsOneOf(string text, string parameter);

    /// <summary>Whether a key is one of a list.</summary>
    public abstract string IsKeyOf(string column, string parameter);

    /// <summary>Whether a column of names in any letter case holds exactly a text or, with it, nothing.</summary>
    public abstract string IsExactly(string column, string parameter);

    /// <summary>The properties of a JSON object with those of another, which win.</summary>
    public abstract string MergedJson(string json, string winner);

    /// <summary>A JSON text as <see cref="MergedJson"/> takes it.</summary>
    public virtual string ToMergeable(string json) => json;

    /// <summary>The JSON text that <see cref="ToMergeable"/> was given, or what became of it by merging.</summary>
    public virtual string FromMergeable(string json) => json;

    public abstract bool IsUniqueViolation(DbException error);

    /// <summary>
    /// Runs a statement for many rows; its parameters are named <c>@1</c>, <c>@2</c> and so on. Returns for each row the
    /// key that the statement returned, and <see langword="null"/> where it touched nothing.
    /// </summary>
    public abstract Task<IReadOnlyList<long?>> RepeatAsync(
        DbTransaction transaction, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);
}
